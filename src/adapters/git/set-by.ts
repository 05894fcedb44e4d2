import type { SetBy } from '../../model/drift.ts'
import type { Place } from '../../model/place.ts'
import type { Call } from './call.ts'

// One git a file; as many at once as a small machine has cores.
const atOnce = 4

/** Blames all lines of one file at once: git goes through its history once. */
export async function setBy(call: Call, lines: readonly Place[], commit: string): Promise<readonly (SetBy | undefined)[]> {
  const wanted = [...Map.groupBy(lines, ({ file }) => file)].values()
  const found = new Map<string, SetBy>()
  const worker = async (): Promise<void> => {
    for (const [file, places] of wanted) {
      const blamed = await blame(call, places, commit)
      for (const [line, by] of blamed) found.set(keyOf({ file, line }), by)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return lines.map((place) => found.get(keyOf(place)))
}

const keyOf = ({ file, line }: Place): string => `${line}:${file}`

/** All places are in one file. */
async function blame(call: Call, places: readonly Place[], commit: string): Promise<ReadonlyMap<number, SetBy>> {
  const [{ file } = { file: '' }] = places
  const ranges = [...new Set(places.map(({ line }) => line))].flatMap((line) => ['-L', `${line},${line}`])
  // A file that no commit has, or that is shorter there, is answered with 128: nothing is known of it then.
  const { text, exitCode } = await call(['blame', '--line-porcelain', '--no-textconv', ...ranges, commit, '--', file], { okay: [0, 128] })
  return exitCode === 0 ? readBlame(text) : new Map()
}

/** Each line is "<commit> <line before> <line> …", headers, and "\t<text>". */
function readBlame(text: string): ReadonlyMap<number, SetBy> {
  const found = new Map<number, SetBy>()
  for (const record of text.split(/^\t.*\n?/m)) {
    const [head = '', ...headers] = record.split('\n')
    const [commit = '', , line = ''] = head.split(' ')
    const header = (name: string): string => headers.find((one) => one.startsWith(`${name} `))?.slice(name.length + 1) ?? ''
    if (commit !== '') found.set(Number(line), { commit, author: header('author'), time: timeOf(Number(header('author-time'))) })
  }
  return found
}

/** A commit may carry any number for its time. */
const timeOf = (seconds: number): string => (Math.abs(seconds) < 1e11 ? new Date(seconds * 1000).toISOString() : '')

import { posix } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { compareText } from '../../model/json.ts'
import type { Call } from './call.ts'

/** A file of a commit or of the index, without its content. */
export type TreeEntry = { readonly mode: string; readonly oid: string; readonly path: string }

/** Entries below a path of a commit; paths are relative to the workspace. */
export async function entriesAt(call: Call, revision: string, path: string): Promise<readonly TreeEntry[]> {
  const { text } = await call(['ls-tree', '-r', '-z', revision, '--', path])
  return records(text).map(({ facts, path: file }) => ({ mode: facts[0] ?? '', oid: facts[2] ?? '', path: file }))
}

/** Names of the entries of a folder, sorted; those of folders end in "/". */
export async function namesAt(call: Call, revision: string, path: string): Promise<readonly string[]> {
  const { text } = await call(['ls-tree', '-z', revision, '--', `${path}/`])
  return records(text)
    .map(({ facts: [, kind], path: entry }) => `${posix.basename(entry)}${kind === 'tree' ? '/' : ''}`)
    .toSorted(compareText)
}

/** Splits "<fact> <fact> …\t<path>\0…". */
export const records = (text: string): readonly { readonly facts: readonly string[]; readonly path: string }[] =>
  text
    .split('\0')
    .filter((record) => record !== '')
    .map((record) => ({ facts: record.slice(0, record.indexOf('\t')).split(' '), path: record.slice(record.indexOf('\t') + 1) }))

/** Path → text of the regular files below a path of a commit. */
export const textsAt = async (call: Call, revision: string, path: string): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await bytesAt(call, revision, path))].map(([file, bytes]) => [file, bytes.toString('utf8')]))

/** Path → content of the regular files below a path of a commit. */
export async function bytesAt(call: Call, revision: string, path: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = (await entriesAt(call, revision, path)).filter(isRegular)
  if (files.length === 0) return new Map()
  const { stdout } = await call(['cat-file', '--batch'], { input: files.map(({ oid }) => `${oid}\n`).join('') })
  const found = contents(Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength))
  return new Map(files.map((file, index) => [file.path, found[index] ?? Buffer.alloc(0)]))
}

export const isRegular = ({ mode }: TreeEntry): boolean => mode.startsWith('100')

const incomplete = (): Failure =>
  new Failure('git-failed', 'Cannot read a commit: this clone lacks a part of it', { hint: 'git fetch --refetch --no-filter, or clone without --filter' })

/** Each answer of cat-file is "<oid> blob <size>\n", the bytes, and a newline. */
function contents(answer: Buffer): readonly Buffer[] {
  const found: Buffer[] = []
  let at = 0
  while (at < answer.length) {
    const begin = answer.indexOf('\n', at) + 1
    const [, kind, size] = answer.subarray(at, begin).toString('latin1').trim().split(' ')
    if (kind !== 'blob') throw incomplete()
    const end = begin + Number(size)
    found.push(answer.subarray(begin, end))
    at = end + 1
  }
  return found
}

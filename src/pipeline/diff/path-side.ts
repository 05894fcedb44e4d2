import { compare, objectChange } from '../../compare/compare.ts'
import { withLanes } from '../../judge/judge.ts'
import type { Manifest } from '../../model/manifest.ts'
import { nowhere } from '../../model/source.ts'
import { readManifests } from '../../normalise/normalise.ts'
import type { Ports } from '../../ports/ports.ts'
import { readManifestPaths, unreadable, type NamedText } from '../read-manifest-paths.ts'
import { movedFiles } from './git-sides.ts'
import type { Side } from './side.ts'

type Paths = { readonly cwd: string; readonly from: string; readonly to: string }

/** Any two files, folders or streams; files that are in both folders with the same text are never parsed. */
export async function pathSide({ cwd, from, to }: Paths, ports: Ports): Promise<Side> {
  const [before, after] = await Promise.all([from, to].map(async (path) => below(path, await readManifestPaths([path], cwd, ports))))
  const moved = movedFiles(before ?? new Map(), after ?? new Map())
  const changes = compare(manifestsIn(from, moved.before), manifestsIn(to, moved.after))
  return { against: from, changes: changes.map((change) => objectChange(withLanes(change), nowhere)), outcomes: [] }
}

const below = (path: string, texts: readonly NamedText[]): ReadonlyMap<string, string> =>
  new Map(texts.map(({ file, text }) => [file.startsWith(path) ? file.slice(path.length).replace(/^\//, '') : file, text]))

function manifestsIn(path: string, files: ReadonlyMap<string, string>): readonly Manifest[] {
  const read = [...files].map(([name, text]) => readManifests({ file: name === '' ? path : `${path}/${name}`, text }))
  const problems = read.flatMap((result) => (result.ok ? [] : result.problems))
  if (problems.length > 0) throw unreadable(problems)
  return read.flatMap((result) => (result.ok ? result.value : []))
}

import { compare } from '../../compare/compare.ts'
import { nowhere } from '../../model/source.ts'
import type { Ports } from '../../ports/ports.ts'
import { manifestsIn } from '../manifests-at.ts'
import { readManifestPaths, type NamedText } from '../read-manifest-paths.ts'
import { told } from '../sources.ts'
import { movedFiles } from './git-sides.ts'
import type { Side } from './side.ts'

type Paths = { readonly cwd: string; readonly from: string; readonly to: string }

/** Any two files, folders or streams; files that are in both folders with the same text are never parsed. */
export async function pathSide({ cwd, from, to }: Paths, ports: Ports): Promise<Side> {
  const [before, after] = await Promise.all([from, to].map(async (path) => below(path, await readManifestPaths([path], cwd, ports))))
  const moved = movedFiles(before ?? new Map(), after ?? new Map())
  const changes = compare(manifestsIn(textsOf(from, moved.before)), manifestsIn(textsOf(to, moved.after)))
  return { against: from, changes: told(changes, () => nowhere), outcomes: [] }
}

const below = (path: string, texts: readonly NamedText[]): ReadonlyMap<string, string> =>
  new Map(texts.map(({ file, text }) => [file.startsWith(path) ? file.slice(path.length).replace(/^\//, '') : file, text]))

/** With the path back before each name, as problems are told. */
const textsOf = (path: string, files: ReadonlyMap<string, string>): readonly NamedText[] =>
  [...files].map(([name, text]) => ({ file: name === '' ? path : `${path}/${name}`, text }))

import { posix } from 'node:path'
import { compare } from '../../compare/compare.ts'
import type { Change } from '../../model/change.ts'
import type { Manifest } from '../../model/manifest.ts'
import { nowhere } from '../../model/source.ts'
import type { Ports } from '../../ports/ports.ts'
import { manifestsIn } from '../manifests/manifests-at.ts'
import { readManifestPaths, type NamedText } from '../manifests/read-manifest-paths.ts'
import { told } from '../workspace/sources.ts'
import { movedFiles } from './moved-files.ts'
import type { Side, Texts } from './side.ts'
import { speaksOfIstio } from './speaks-of-istio.ts'
import { isDefinition, unequalDocuments } from './unequal-documents.ts'

type Paths = { readonly cwd: string; readonly from: string; readonly to: string }

/** Any two files, folders or streams; files and documents that are on both sides with the same text are hardly ever parsed. */
export async function pathSide({ cwd, from, to }: Paths, ports: Ports): Promise<Side> {
  const [before = nothing, after = nothing] = await Promise.all([from, to].map(async (path) => below(path, await readManifestPaths([path], cwd, ports))))
  const moved = movedFiles(before, after)
  const { changes, equal, manifests } = compared(textsOf(from, moved.before), textsOf(to, moved.after))
  const standing = textsOf(to, new Map([...after].filter(([name, text]) => !moved.after.has(name) && isDefinition(text))))
  const definitions = [...definitionsIn([...standing, ...equal], changes), ...manifests]
  const [base, desired] = [() => manifestsIn(textsOf(from, before)), () => manifestsIn(textsOf(to, after))]
  const mesh = speaksOfIstio({ before, after }) ? (await import('./mesh-of.ts')).meshOf('', changes, { base, desired }) : []
  return { against: from, changes: told(changes, () => nowhere, definitions), mesh, outcomes: [], definitions, notes: [], texts: namedAs(to, moved) }
}

const nothing: ReadonlyMap<string, string> = new Map()

type Compared = { readonly changes: readonly Change[]; readonly manifests: readonly Manifest[]; readonly equal: readonly NamedText[] }

function compared(before: readonly NamedText[], after: readonly NamedText[]): Compared {
  const unequal = unequalDocuments({ before, after })
  const [old, current] = [manifestsIn(unequal.before), manifestsIn(unequal.after)]
  // An object that stands twice on one side counts as it stands last, so none of its documents can be left out.
  if ([...old, ...current].some(({ id }) => unequal.left.has(`${id.kind}/${id.name}`))) return whole(manifestsIn(before), manifestsIn(after))
  return { changes: compare(old, current), manifests: [...old, ...current], equal: unequal.definitions }
}

/** CRDs that did not change, of the groups that changed objects are of. */
function definitionsIn(texts: readonly NamedText[], changes: readonly Change[]): readonly Manifest[] {
  const groups = [...new Set(changes.map(({ id }) => id.group))].filter((group) => group.includes('.'))
  return manifestsIn(texts.filter(({ text }) => groups.some((group) => text.includes(`\n  group: ${group}\n`))))
}

const whole = (old: readonly Manifest[], current: readonly Manifest[]): Compared => ({
  changes: compare(old, current),
  manifests: [...old, ...current],
  equal: [],
})

/** Of two single files the patch is for one, whatever both are called. */
const namedAs = (path: string, { before, after }: Texts): Texts => {
  const named = (files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
    new Map([...files].map(([name, text]) => [name === '' ? posix.basename(path) : name, text]))
  return { before: named(before), after: named(after) }
}

const below = (path: string, texts: readonly NamedText[]): ReadonlyMap<string, string> =>
  new Map(texts.map(({ file, text }) => [file.startsWith(path) ? file.slice(path.length).replace(/^\//, '') : file, text]))

/** With the path back before each name, as problems are told. */
const textsOf = (path: string, files: ReadonlyMap<string, string>): readonly NamedText[] =>
  [...files].map(([name, text]) => ({ file: name === '' ? path : `${path}/${name}`, text }))

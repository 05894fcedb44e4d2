import type { Manifest } from '../model/manifest.ts'
import { fileNamesOf } from './file-name.ts'
import { provenanceText, type Provenance, type RenderedFrom } from './provenance.ts'
import { isObjectFile, provenanceFile, treeDigest } from './tree-digest.ts'

export { bundleText, readBundle, type Bundle } from './bundle.ts'
export { fileNamesOf } from './file-name.ts'
export { readProvenance, type Provenance, type RenderedFrom } from './provenance.ts'
export { treeDigest } from './tree-digest.ts'

/** One object and its text in normal form. */
export type Entry = { readonly manifest: Manifest; readonly text: string }

/** File name → text, provenance included. */
export type Tree = { readonly files: ReadonlyMap<string, string>; readonly provenance: Provenance }

// The same in every file and at every version, so that a bump touches only what it changes.
const header = '# Rendered by Sluice: change values/, not this file.\n'

/** The objects of one release → the files that hold them: name → text. */
export function objectFiles(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const names = fileNamesOf(entries.map(({ manifest }) => manifest.id))
  return new Map(entries.map(({ text }, index) => [names[index] ?? '', `${header}${text}`]))
}

/** Object files and what they were rendered from → the files of the release's folder under rendered/. */
export function treeOf(objects: ReadonlyMap<string, string>, from: RenderedFrom): Tree {
  const provenance: Provenance = { ...from, objects: objects.size, digest: treeDigest(objects) }
  return { files: new Map([...objects, [provenanceFile, provenanceText(provenance)]]), provenance }
}

/** Names of the files that hold objects. */
export const objectNames = (files: ReadonlyMap<string, string>): readonly string[] => [...files.keys()].filter(isObjectFile)

/** Names of object files that came, changed and went. */
export type ComparedTrees = { readonly added: readonly string[]; readonly changed: readonly string[]; readonly removed: readonly string[] }

export function comparedTrees(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): ComparedTrees {
  const [old, current] = [[...before.keys()].filter(isObjectFile), [...after.keys()].filter(isObjectFile)]
  return {
    added: current.filter((name) => !before.has(name)),
    changed: current.filter((name) => before.has(name) && before.get(name) !== after.get(name)),
    removed: old.filter((name) => !after.has(name)),
  }
}

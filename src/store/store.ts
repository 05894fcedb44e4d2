import type { Manifest } from '../model/manifest.ts'
import { fileNamesOf } from './file-name.ts'
import { provenanceText, type Provenance, type RenderedFrom } from './provenance.ts'
import { isObjectFile, provenanceFile, treeDigest } from './tree-digest.ts'

export { readProvenance, type Provenance } from './provenance.ts'
export { treeDigest } from './tree-digest.ts'

/** One object and its text in normal form. */
export type Entry = { readonly manifest: Manifest; readonly text: string }

/** File name → text, provenance included. */
export type Tree = { readonly files: ReadonlyMap<string, string>; readonly provenance: Provenance }

// The same in every file and at every version, so that a bump touches only what it changes.
const header = '# Rendered by Sluice: change values/, not this file.\n'

/** The objects of one release and what they were rendered from → the files of its folder under rendered/. */
export function treeOf(entries: readonly Entry[], from: RenderedFrom): Tree {
  const names = fileNamesOf(entries.map(({ manifest }) => manifest.id))
  const objects = new Map(entries.map(({ text }, index) => [names[index] ?? '', `${header}${text}`]))
  const provenance: Provenance = { ...from, objects: objects.size, digest: treeDigest(objects) }
  return { files: new Map([...objects, [provenanceFile, provenanceText(provenance)]]), provenance }
}

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

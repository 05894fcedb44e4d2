import { createHash } from 'node:crypto'
import { compareText } from '../model/json.ts'

/** The one file of a release's folder that holds no object. */
export const provenanceFile = 'render.yml'

export const isObjectFile = (name: string): boolean => name !== provenanceFile

/** sha256 over the object files, in the order of their names, as "sha256:<hex>". */
export function treeDigest(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  const objects = [...files].filter(([name]) => isObjectFile(name)).toSorted(([left], [right]) => compareText(left, right))
  // The length before each text keeps two neighbours from passing for one.
  for (const [name, text] of objects) hash.update(`${name}\0${text.length}\0`).update(text)
  return `sha256:${hash.digest('hex')}`
}

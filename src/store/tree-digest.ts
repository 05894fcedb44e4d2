import { createHash } from 'node:crypto'
import { load } from 'js-yaml'
import { compareText, isObject, toJsonText } from '../model/json.ts'
import { masked } from '../model/secret.ts'

/** The one file of a release's folder that holds no object. */
export const provenanceFile = 'render.yml'

export const isObjectFile = (name: string): boolean => name !== provenanceFile

/**
 * sha256 over the object files, in the order of their names, as "sha256:<hex>". Of Secrets only what anybody may know takes part: reports show the digest to
 * more people than may read the repository, and a value that can be guessed could be told by it.
 */
export function treeDigest(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  const objects = [...files].filter(([name]) => isObjectFile(name)).toSorted(([left], [right]) => compareText(left, right))
  // The length before each text keeps two neighbours from passing for one.
  for (const [name, written] of objects) {
    const text = isSecretFile(name) ? withoutValues(written) : written
    hash.update(`${name}\0${text.length}\0`).update(text)
  }
  return `sha256:${hash.digest('hex')}`
}

/** Its kind begins the name of an object's file, its group the next part. */
const isSecretFile = (name: string): boolean => name.startsWith('secret_')

/** A file that is no longer what we wrote has nothing that may be shown. */
function withoutValues(text: string): string {
  const body = parsed(text)
  return isObject(body) ? toJsonText(masked(body, [])) : ''
}

function parsed(text: string): unknown {
  try {
    return load(text)
  } catch {
    return undefined
  }
}

import { createHash } from 'node:crypto'
import type { ResourceId } from '../model/manifest.ts'

/**
 * Identities → one file name each, in the same order: `<kind>.<group>_<namespace>_<name>.yaml`, made of [a-z0-9.%_-] only.
 * Kinds are lower-cased; where two of them differ in nothing else, both names get a digest.
 */
export function fileNamesOf(ids: readonly ResourceId[]): readonly string[] {
  const plain = ids.map(plainName)
  const counts = new Map<string, number>()
  for (const name of plain) counts.set(name, (counts.get(name) ?? 0) + 1)
  return ids.map((id, index) => {
    const name = plain[index] ?? ''
    return counts.get(name) === 1 && name.length <= longest ? `${name}.yaml` : `${name.slice(0, longest - mark.length)}${mark}${digestOf(id)}.yaml`
  })
}

// File systems take 255 bytes; this leaves room for the digest, the ending, and the names that editors and Git make of it.
const longest = 180

// A plain name has two hexadecimal digits behind each "%", so no object can be called like the shortened name of another.
const mark = '%-'

function plainName({ group, kind, namespace, name }: ResourceId): string {
  const type = group === '' ? encodedKind(kind) : `${encodedKind(kind)}.${encoded(group)}`
  return [type, ...(namespace === '' ? [] : [encoded(namespace)]), encoded(name)].join('_')
}

/** A dot would look like the start of the group, and Windows takes "con.yaml" for the console. */
function encodedKind(kind: string): string {
  const lower = encoded(kind.toLowerCase()).replaceAll('.', '%2e')
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(lower) ? percent(lower.slice(0, 1)) + lower.slice(1) : lower
}

/** Injective: upper case is encoded too, since some file systems do not tell it from lower case. */
const encoded = (text: string): string => text.replace(/[^a-z0-9.-]/gu, percent)

const percent = (character: string): string => [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

const digestOf = (id: ResourceId): string =>
  createHash('sha256')
    .update(JSON.stringify([id.group, id.kind, id.namespace, id.name]))
    .digest('hex')
    .slice(0, 32)

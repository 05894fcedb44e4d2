import { objectAt, toJsonText, type Json } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'

// https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/api/validation/objectmeta.go: all keys and values of annotations together.
export const annotationLimit = 262_144

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'

/** Those that client-side apply cannot take: it keeps the whole object in an annotation of itself. */
export const tooLargeForClientSide = (manifests: readonly Manifest[]): readonly Manifest[] =>
  manifests.filter((manifest) => annotationBytes(manifest) > annotationLimit)

function annotationBytes({ body }: Manifest): number {
  const others = Object.entries(objectAt(body, 'metadata', 'annotations')).filter(([key]) => key !== lastApplied)
  const sizes = others.map(([key, value]) => Buffer.byteLength(key) + (typeof value === 'string' ? Buffer.byteLength(value) : 0))
  return sizes.reduce((sum, size) => sum + size, Buffer.byteLength(lastApplied) + appliedBytes(body))
}

/** As Go writes it: with a line's end, and with six bytes for each character that could be markup. */
function appliedBytes(body: Json): number {
  const text = toJsonText(body)
  return Buffer.byteLength(text) + 1 + 5 * (text.match(/[<>&]/g)?.length ?? 0)
}

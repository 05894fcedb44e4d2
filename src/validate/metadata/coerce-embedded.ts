import { childPath } from '../cause.ts'
import { itemsChanged, mapChanged } from '../clean/map-changed.ts'
import { childNode, type Node } from '../node.ts'
import { isItems, isMap, type Value } from '../value.ts'
import { coerceMeta, type Source } from './object-meta.ts'

/** What the server answers with 400: it cannot decode the object. */
export interface Malformed {
  readonly path: string
  readonly message: string
}

export interface Coercion {
  readonly source: Source
  readonly path: string
  readonly malformed: (problem: Malformed) => void
  readonly dropped: (path: string) => void
}

/** Decodes `apiVersion`, `kind` and `metadata` of each embedded resource, which drops what ObjectMeta does not know. */
export function coerceEmbedded(value: Value, node: Node | undefined, coercion: Coercion): Value {
  if (node === undefined) return value
  if (isItems(value)) return itemsChanged(value, (item, index) => coerceEmbedded(item, node.items, { ...coercion, path: `${coercion.path}[${index}]` }))
  if (!isMap(value)) return value
  return mapChanged(value, (key, child) => {
    const at = { ...coercion, path: childPath(coercion.path, key) }
    const coerced = node.embedded ? coerceMetaKey(key, child, at) : child
    return coerced === undefined ? undefined : coerceEmbedded(coerced, childNode(node, key), at)
  })
}

function coerceMetaKey(key: string, value: Value, { path, source, malformed, dropped }: Coercion): Value | undefined {
  if (key !== 'metadata') {
    if ((key !== 'apiVersion' && key !== 'kind') || typeof value === 'string') return value
    if (source === 'sent') malformed({ path, message: 'must be a string' })
    return undefined
  }
  const coerced = coerceMeta(value, source)
  if (coerced.kind === 'malformed') {
    if (source === 'sent') malformed({ path, message: coerced.message })
    return value
  }
  for (const lost of coerced.dropped) dropped(`${path}.${lost}`)
  return coerced.metadata
}

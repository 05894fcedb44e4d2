import { dropNulls } from './clean/drop-nulls.ts'
import { fillDefaults } from './clean/fill-defaults.ts'
import { prune } from './clean/prune.ts'
import { coerceEmbedded, type Malformed } from './metadata/coerce-embedded.ts'
import { coerceMeta, type Source } from './metadata/object-meta.ts'
import type { Node } from './node.ts'
import { isMap, type Value, type ValueMap } from './value.ts'

/** An object as the server holds it before it validates, with the paths that it dropped and what it could not decode. */
export interface Received {
  readonly object: ValueMap
  readonly dropped: readonly string[]
  readonly malformed: readonly Malformed[]
}

/** Decode, prune, drop nulls, fill in defaults: what a schema makes of an object. One that is read from the store loses what cannot be decoded. */
export function receive(sent: ValueMap, node: Node, source: Source): Received {
  const dropped: string[] = []
  const malformed: Malformed[] = []
  const note = { source, dropped: (path: string) => dropped.push(path), malformed: (problem: Malformed) => malformed.push(problem) }
  for (const key of ['apiVersion', 'kind']) if (typeof sent[key] !== 'string') note.malformed({ path: key, message: 'must be a string' })
  const metadata = coerceMeta(sent['metadata'] ?? {}, source)
  if (metadata.kind === 'malformed') note.malformed({ path: 'metadata', message: metadata.message })
  else for (const lost of metadata.dropped) note.dropped(`metadata.${lost}`)
  const pruned = dropNulls(prune(sent, { ...node, embedded: true }, { path: '', dropped: note.dropped }), node)
  const coerced = asMap(coerceEmbedded(pruned, node, { path: '', ...note }))
  const whole = metadata.kind === 'coerced' && Object.hasOwn(sent, 'metadata') ? { ...coerced, metadata: metadata.metadata } : coerced
  return { object: asMap(fillDefaults(whole, node)), dropped, malformed }
}

const asMap = (value: Value): ValueMap => (isMap(value) ? value : {})

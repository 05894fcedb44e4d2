import { listAt, type Json } from '../../model/json.ts'

/** Who sees an object: everybody, nobody, or these namespaces. */
export type Audience = { readonly kind: 'all' } | { readonly kind: 'none' } | { readonly kind: 'namespaces'; readonly names: ReadonlySet<string> }

const everybody: Audience = { kind: 'all' }

/** What exportTo says; nothing said is everybody, "." is the object's own namespace. */
export function audienceOf(exportTo: readonly string[], namespace: string): Audience {
  if (exportTo.length === 0 || exportTo.includes('*')) return everybody
  if (exportTo.includes('~')) return { kind: 'none' }
  return { kind: 'namespaces', names: new Set(exportTo.map((name) => (name === '.' ? namespace : name))) }
}

export const isVisible = (audience: Audience, namespace: string): boolean =>
  audience.kind === 'all' || (audience.kind === 'namespaces' && audience.names.has(namespace))

/** Whether some namespace sees both of two things. */
export function canShare(left: Audience, right: Audience): boolean {
  if (left.kind === 'none' || right.kind === 'none') return false
  return left.kind === 'all' || right.kind === 'all' || [...left.names].some((name) => right.names.has(name))
}

export const textsAt = (value: Json | undefined, ...path: readonly string[]): readonly string[] =>
  listAt(value, ...path).filter((item) => typeof item === 'string')

/** The namespaces of the annotation that a Service has instead of a field. */
export const annotatedExport = (annotation: string | undefined): readonly string[] =>
  annotation === undefined || annotation === '' ? [] : annotation.split(',').map((name) => name.trim())

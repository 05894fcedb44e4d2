/** Types without parameters. From 'url' on, every one is told from the others by its name alone. */
export type PlainName =
  | 'bool'
  | 'bytes'
  | 'double'
  | 'int'
  | 'string'
  | 'uint'
  | 'null'
  | 'dyn'
  | 'type'
  | 'duration'
  | 'timestamp'
  | 'url'
  | 'ip'
  | 'cidr'
  | 'quantity'
  | 'semver'
  | 'format'
  | 'authorizer'
  | 'path-check'
  | 'group-check'
  | 'resource-check'
  | 'decision'

/** What the server's checker knows of an expression before it runs. */
export type Type =
  | { readonly kind: 'plain'; readonly name: PlainName }
  | { readonly kind: 'list'; readonly item: Type }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type }
  | { readonly kind: 'optional'; readonly of: Type }
  /** An object of the schema. Two places are two types, however alike they look. */
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Type> }
  /** A type that is not known yet. */
  | { readonly kind: 'open'; readonly name: string }

export const plain = (name: PlainName): Type => ({ kind: 'plain', name })
export const listType = (item: Type): Type => ({ kind: 'list', item })
export const mapType = (key: Type, value: Type): Type => ({ kind: 'map', key, value })
export const optionalType = (of: Type): Type => ({ kind: 'optional', of })

export const isPlain = (type: Type, ...names: readonly PlainName[]): boolean => type.kind === 'plain' && names.includes(type.name)

/** Types inside a type. */
export function partsOf(type: Type): readonly Type[] {
  if (type.kind === 'list') return [type.item]
  if (type.kind === 'map') return [type.key, type.value]
  return type.kind === 'optional' ? [type.of] : []
}

/** A type of the same kind with other parts. */
export function mapParts(type: Type, map: (part: Type) => Type): Type {
  if (type.kind === 'list') return listType(map(type.item))
  if (type.kind === 'map') return mapType(map(type.key), map(type.value))
  return type.kind === 'optional' ? optionalType(map(type.of)) : type
}

export function isSameType(left: Type, right: Type): boolean {
  if (left.kind === 'plain') return right.kind === 'plain' && left.name === right.name
  if (left.kind === 'open') return right.kind === 'open' && left.name === right.name
  if (left.kind === 'object') return right.kind === 'object' && left.fields === right.fields
  const [mine, theirs] = [partsOf(left), partsOf(right)]
  return left.kind === right.kind && mine.every((part, index) => theirs[index] !== undefined && isSameType(part, theirs[index]))
}

/** As a message names it. */
export function sayType(type: Type): string {
  if (type.kind === 'plain') return type.name
  if (type.kind === 'open') return 'dyn'
  return type.kind === 'object' ? 'object' : `${type.kind}(${partsOf(type).map(sayType).join(', ')})`
}

import type { Value } from './value.ts'

/** One rule of `x-kubernetes-validations`. */
export interface Rule {
  readonly rule: string
  readonly message: string
  readonly messageExpression: string
  readonly reason: string
  readonly fieldPath: string
  readonly optionalOldSelf: boolean
}

/** A node of a structural schema, decoded. `undefined` says that a keyword is absent. */
export interface Node {
  readonly type: string
  readonly format: string
  readonly nullable: boolean
  readonly intOrString: boolean
  readonly embedded: boolean
  readonly preserve: boolean
  readonly properties: ReadonlyMap<string, Node> | undefined
  /** A schema, or whether keys that no property names are allowed. */
  readonly additional: Node | boolean | undefined
  readonly items: Node | undefined
  readonly fallback: Value | undefined
  readonly listType: string
  readonly listKeys: readonly string[]
  readonly mapType: string
  readonly rules: readonly Rule[]
  readonly limits: Limits
  readonly required: readonly string[]
  readonly choices: readonly Value[]
  readonly allOf: readonly Node[]
  readonly anyOf: readonly Node[]
  readonly oneOf: readonly Node[]
  readonly not: Node | undefined
  /** Keywords that nothing here understands. */
  readonly unknown: readonly string[]
}

export interface Limits {
  readonly minimum: number | undefined
  readonly maximum: number | undefined
  readonly exclusiveMinimum: boolean
  readonly exclusiveMaximum: boolean
  readonly multipleOf: number | undefined
  readonly minLength: number | undefined
  readonly maxLength: number | undefined
  readonly pattern: string
  readonly minItems: number | undefined
  readonly maxItems: number | undefined
  readonly uniqueItems: boolean
  readonly minProperties: number | undefined
  readonly maxProperties: number | undefined
}

/** The schema of a key: its property's, else that of all keys, else none. */
export function childNode(node: Node | undefined, key: string): Node | undefined {
  if (node === undefined) return undefined
  return node.properties?.get(key) ?? (typeof node.additional === 'object' ? node.additional : undefined)
}

import { isObject, type Json, type JsonObject, listAt, objectAt } from '../../model/json.ts'
import { textsAt } from '../texts-at.ts'
import { annotations } from './annotations.ts'
import { canonicalText } from './canonical-text.ts'

/** A condition on an object. An atom is something that is true or false of it and is not looked into, such as "it has the key a". */
export type Formula =
  | Atom
  | { readonly kind: 'known'; readonly isTrue: boolean }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'all' | 'any' | 'one'; readonly of: readonly Formula[] }

export type Atom = {
  readonly kind: 'atom'
  readonly name: string
  /** What it asks for, where it is one keyword of a schema. */
  readonly condition?: Condition
}

export type Condition = { readonly place: string; readonly keyword: string; readonly value: Json }

export type Facts = {
  /** Whether objects have a key, where that is certain. */
  readonly hasKey: (key: string) => boolean | undefined
}

/** The keywords that combine schemas. */
export const composing = ['allOf', 'anyOf', 'oneOf', 'not'] as const

/** What allOf, anyOf, oneOf and not of a node ask for, together. */
export const formulaOf = (schema: JsonObject, facts: Facts): Formula =>
  all(composing.flatMap((keyword) => partsOf(keyword, schema[keyword], { facts, prefix: '' })))

type Scope = { readonly facts: Facts; readonly prefix: string }

const all = (of: readonly Formula[]): Formula => ({ kind: 'all', of })

// Depth is limited before this is called, see composition-tightened.
function partsOf(keyword: string, value: Json | undefined, scope: Scope): readonly Formula[] {
  if (value === undefined) return []
  const branches = listAt(value).map((branch) => branchOf(branch, scope))
  switch (keyword) {
    case 'allOf':
      return branches
    case 'anyOf':
      return branches.length === 0 ? [] : [{ kind: 'any', of: branches }]
    case 'oneOf':
      return branches.length === 0 ? [] : [{ kind: 'one', of: branches }]
    case 'not':
      return [{ kind: 'not', of: branchOf(value, scope) }]
    case 'required':
      return textsAt(value).map((key) => hasKey(key, scope))
    case 'properties':
      return Object.entries(objectAt(value)).map(([key, schema]) => whenPresent(key, schema, scope))
    default:
      return annotations.has(keyword)
        ? []
        : [{ kind: 'atom', name: `${scope.prefix}|${keyword}=${canonicalText(value)}`, condition: { place: scope.prefix, keyword, value } }]
  }
}

const branchOf = (branch: Json, scope: Scope): Formula =>
  isObject(branch) ? all(Object.entries(branch).flatMap(([keyword, value]) => partsOf(keyword, value, scope))) : { kind: 'atom', name: canonicalText(branch) }

function hasKey(key: string, { facts, prefix }: Scope): Formula {
  const known = prefix === '' ? facts.hasKey(key) : undefined
  return known === undefined ? { kind: 'atom', name: `${prefix}${JSON.stringify(key)}` } : { kind: 'known', isTrue: known }
}

// A property's schema asks nothing of objects that lack it.
function whenPresent(key: string, schema: Json, scope: Scope): Formula {
  const inside = { ...scope, prefix: `${scope.prefix}${JSON.stringify(key)}.` }
  return { kind: 'any', of: [{ kind: 'not', of: hasKey(key, scope) }, branchOf(schema, inside)] }
}

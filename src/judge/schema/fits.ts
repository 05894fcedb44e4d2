import { at, isList, isObject, type Json, type JsonObject, listAt } from '../../model/json.ts'
import { isEqual } from '../is-equal.ts'
import { textsAt } from '../texts-at.ts'
import { childOf, itemsOf } from './child-schema.ts'
import { countLimits, isBeyond, lengthLimits } from '../formula/limits.ts'
import { boundOf, isInside, sides } from './range.ts'
import { patternLanguage } from '../formula/text-language.ts'
import { isOfTypes, typesOf } from './types.ts'

type Truth = boolean | undefined

/** Whether a node takes a value; undefined where that hangs on a format, a CEL rule or a pattern that is not looked into. */
export function fits(value: Json, schema: JsonObject): Truth {
  if (value === null) return schema['nullable'] === true
  return every([
    isOfType(value, schema),
    isListed(value, schema),
    ...limits(value, schema),
    matches(value, schema),
    ...composed(value, schema),
    ...inside(value, schema),
    ...unseen(schema),
  ])
}

// An unquoted y is true to Kubernetes' YAML reader and text to most others: which one sends the CRD is not known here.
function isOfType(value: Json, schema: JsonObject): Truth {
  const isOneOf = isOfTypes(value, typesOf(schema))
  return !isOneOf && typeof value === 'boolean' && typesOf(schema).includes('string') ? undefined : isOneOf
}

/** False as soon as one part is, and true only where all are certain. */
function every(parts: readonly Truth[]): Truth {
  if (parts.includes(false)) return false
  return parts.includes(undefined) ? undefined : true
}

const some = (parts: readonly Truth[]): Truth => not(every(parts.map(not)))

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth)

function only(parts: readonly Truth[]): Truth {
  if (parts.filter((part) => part === true).length > 1) return false
  return parts.includes(undefined) ? undefined : parts.includes(true)
}

const isListed = (value: Json, schema: JsonObject): boolean => schema['enum'] === undefined || listAt(schema, 'enum').some((one) => isEqual(one, value))

function limits(value: Json, schema: JsonObject): readonly Truth[] {
  const counted = [...lengthLimits, ...countLimits].map(({ keyword, side, sizeOf }) => {
    const [size, limit] = [sizeOf(value), schema[keyword]]
    return size === undefined || typeof limit !== 'number' || !isBeyond(size, limit, side)
  })
  if (typeof value !== 'number' && typeof value !== 'bigint') return counted
  const ends = sides.map((side) => boundOf(schema, side)).map((bound) => bound === undefined || isInside(value, bound))
  return [...counted, ...ends, isMultiple(value, schema['multipleOf'])]
}

function isMultiple(value: number | bigint, of: Json | undefined): Truth {
  if (of === undefined) return true
  if (!Number.isSafeInteger(of)) return undefined
  // The API server calls what is almost whole a whole number.
  if (typeof value === 'number' && Math.abs(value - Math.round(value)) > 1e-6) return false
  return Number.isSafeInteger(value) ? Number(value) % Number(of) === 0 : undefined
}

function matches(value: Json, schema: JsonObject): Truth {
  if (typeof value !== 'string' || schema['pattern'] === undefined) return true
  return patternLanguage(schema)?.test(Array.from(value, (character) => character.codePointAt(0) ?? 0))
}

function composed(value: Json, schema: JsonObject): readonly Truth[] {
  const branches = (keyword: string): readonly Truth[] =>
    listAt(schema, keyword)
      .filter(isObject)
      .map((branch) => fitsBranch(value, branch))
  const excluded = at(schema, 'not')
  return [
    ...branches('allOf'),
    schema['anyOf'] === undefined || some(branches('anyOf')),
    schema['oneOf'] === undefined || only(branches('oneOf')),
    !isObject(excluded) || not(fitsBranch(value, excluded)),
  ]
}

// A branch says nothing of keys that it does not name, and drops none.
const fitsBranch = (value: Json, branch: JsonObject): Truth => fits(value, { 'x-kubernetes-preserve-unknown-fields': true, ...branch })

function inside(value: Json, schema: JsonObject): readonly Truth[] {
  if (isList(value)) return value.map((item) => fits(item, itemsOf(schema)))
  if (!isObject(value)) return []
  return [
    ...textsAt(schema, 'required').map((key) => Object.hasOwn(value, key) || at(childOf(schema, key) ?? null, 'default') !== undefined),
    // What has no schema is dropped, and the API server wants a default of which nothing is.
    ...Object.entries(value).map(([key, item]) => {
      const child = childOf(schema, key)
      return child === undefined ? false : fits(item, child)
    }),
  ]
}

const unseen = (schema: JsonObject): readonly Truth[] => (schema['format'] === undefined && schema['x-kubernetes-validations'] === undefined ? [] : [undefined])

import { at, isObject, type Json, type JsonObject } from '../../src/model/json.ts'

/** A field's path as text, so that it can be a key. Lists are one field: the model knows no list that is merged by item. */
export type Leaf = string

/** Fields that a body sets: all but type, name and what the server itself writes. */
export const leavesOf = (body: JsonObject): readonly Leaf[] => leavesBelow(body, []).filter((leaf) => !isIdentity(pathOf(leaf)))

const pathOf = (leaf: Leaf): readonly string[] => JSON.parse(leaf)

function leavesBelow(value: Json, path: readonly string[]): readonly Leaf[] {
  if (!isObject(value) || Object.keys(value).length === 0) return [JSON.stringify(path)]
  return Object.entries(value).flatMap(([key, inner]) => leavesBelow(inner, [...path, key]))
}

const served: readonly string[] = ['labels', 'annotations']

const isIdentity = ([first = '', second = '']: readonly string[]): boolean =>
  ['apiVersion', 'kind', 'status'].includes(first) || (first === 'metadata' && !served.includes(second))

export const valueAt = (body: JsonObject, leaf: Leaf): Json | undefined => at(body, ...pathOf(leaf))

/** The body with the field at that value; undefined takes it away, and what is empty then. */
export const withValue = (body: JsonObject, leaf: Leaf, value: Json | undefined): JsonObject => setIn(body, pathOf(leaf), value)

function setIn(body: JsonObject, [key = '', ...rest]: readonly string[], value: Json | undefined): JsonObject {
  const { [key]: inner, ...others } = body
  if (rest.length === 0) return value === undefined ? others : { ...body, [key]: value }
  const changed = setIn(isObject(inner) ? inner : {}, rest, value)
  return Object.keys(changed).length === 0 ? others : { ...body, [key]: changed }
}

/** The fields of a FieldsV1: the other way round. */
export const leavesOfFields = (fields: Json, path: readonly string[] = []): readonly Leaf[] =>
  isObject(fields) && Object.keys(fields).length > 0
    ? Object.entries(fields).flatMap(([step, below]) => leavesOfFields(below, [...path, step.slice('f:'.length)]))
    : [JSON.stringify(path)]

/** FieldsV1 of a set of fields. */
export function fieldsV1(leaves: readonly Leaf[]): JsonObject {
  return leaves.reduce<JsonObject>((fields, leaf) => {
    const steps = JSON.stringify(pathOf(leaf).map((key) => `f:${key}`))
    return withValue(fields, steps, {})
  }, {})
}

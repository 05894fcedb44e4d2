import { at, isList, isObject, type Json, type JsonObject } from '../../model/json.ts'
import { isEqual } from '../is-equal.ts'

/** Keywords that differ between two nodes. Schemas below are compared by the walk; here only their presence counts. */
export function changedKeywords(before: JsonObject, after: JsonObject): readonly string[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keywords].filter((keyword) => isChanged(keyword, at(before, keyword), at(after, keyword)))
}

/** Whether a keyword's value has the form that rules read; another form is nobody's to judge. */
export function isReadable(keyword: string, value: Json | undefined): boolean {
  const form = forms.get(keyword)
  return value === undefined || form === undefined || form(value)
}

function isChanged(keyword: string, before: Json | undefined, after: Json | undefined): boolean {
  if (keyword === 'properties' && isObject(before) && isObject(after)) return !haveSameKeys(before, after)
  if (keyword === 'additionalProperties' && isObject(before) && isObject(after)) return false
  if (keyword === 'items' && isSchemaOrAbsent(before) && isSchemaOrAbsent(after)) return false
  return !isEqual(before, after)
}

function haveSameKeys(before: JsonObject, after: JsonObject): boolean {
  const keys = Object.keys(before)
  return keys.length === Object.keys(after).length && keys.every((key) => Object.hasOwn(after, key))
}

const isSchemaOrAbsent = (value: Json | undefined): boolean => value === undefined || isObject(value)

const isText = (value: Json): boolean => typeof value === 'string'
const isNumber = (value: Json): boolean => typeof value === 'number' || typeof value === 'bigint'
const isFlag = (value: Json): boolean => typeof value === 'boolean'
const isTexts = (value: Json): boolean => isList(value) && value.every(isText)
const isObjects = (value: Json): boolean => isList(value) && value.every(isObject)

// A map, since a keyword may be called __proto__.
const forms: ReadonlyMap<string, (value: Json) => boolean> = new Map(
  Object.entries({
    type: isText,
    properties: isObject,
    additionalProperties: (value) => isFlag(value) || isObject(value),
    required: isTexts,
    enum: isList,
    minimum: isNumber,
    maximum: isNumber,
    exclusiveMinimum: isFlag,
    exclusiveMaximum: isFlag,
    multipleOf: isNumber,
    minLength: isNumber,
    maxLength: isNumber,
    minItems: isNumber,
    maxItems: isNumber,
    minProperties: isNumber,
    maxProperties: isNumber,
    pattern: isText,
    format: isText,
    nullable: isFlag,
    allOf: isObjects,
    anyOf: isObjects,
    oneOf: isObjects,
    not: isObject,
    'x-kubernetes-int-or-string': isFlag,
    'x-kubernetes-preserve-unknown-fields': isFlag,
    'x-kubernetes-embedded-resource': isFlag,
    'x-kubernetes-list-type': isText,
    'x-kubernetes-list-map-keys': isTexts,
    'x-kubernetes-map-type': isText,
    'x-kubernetes-validations': isObjects,
  } satisfies Readonly<Record<string, (value: Json) => boolean>>),
)

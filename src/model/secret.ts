import type { PatchOperation } from './change.ts'
import { isList, isObject, toJsonText, type Json } from './json.ts'
import type { Manifest, ResourceId } from './manifest.ts'

/** What stands in a report for a value that is not shown. */
export const secretText = '(secret)'

export const isSecret = (id: ResourceId): boolean => id.kind === 'Secret'

// Anything else in a Secret may hold a value or a copy of one: data, stringData, an annotation such as last-applied-configuration, a field that is no
// part of the kind.
const shownFields: readonly (readonly string[])[] = [
  ['apiVersion'],
  ['kind'],
  ['type'],
  ['immutable'],
  ['metadata', 'name'],
  ['metadata', 'namespace'],
  ['metadata', 'labels'],
]

/** Whether a report may show what stands at this path of a Secret. */
export const isShown = (path: readonly string[]): boolean => shownFields.some((field) => field.every((key, index) => path[index] === key))

/** The value at a path of a Secret as reports may show it: keys stay, so that one sees which value moved. */
export function masked(value: Json, path: readonly string[]): Json {
  if (isShown(path)) return value
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, [...path, key])]))
  return isList(value) ? value.map((item, index) => masked(item, [...path, String(index)])) : secretText
}

/** An object's body as reports may show it. */
export const shownBody = ({ id, body }: Manifest): Json => (isSecret(id) ? masked(body, []) : body)

/** A patch as reports may show it. */
export const shownPatch = (id: ResourceId, patch: readonly PatchOperation[]): readonly PatchOperation[] => (isSecret(id) ? patch.map(maskedStep) : patch)

const maskedStep = (step: PatchOperation): PatchOperation => ('value' in step ? { ...step, value: masked(step.value, tokensOf(step.path)) } : step)

/** The keys of a JSON Pointer, RFC 6901. */
export const tokensOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))

/** A body in which no list is looked into, since items would be named by what stands in them. */
export function withoutLists(value: Json, path: readonly string[]): Json {
  if (isShown(path)) return value
  if (isList(value)) return toJsonText(value)
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutLists(item, [...path, key])])) : value
}

import { at, isObject, type Json } from '../model/json.ts'
import type { Spot } from './located.ts'

/** What the items of two lists are called, in their order. */
export type Names = { readonly before: readonly string[]; readonly after: readonly string[] }

type Lists = { readonly before: readonly Json[]; readonly after: readonly Json[]; readonly spot: Spot }

// By what items are told apart where no schema says so: by the list's name, else by a name, where every item has one.
const usualKeys: Readonly<Record<string, readonly string[]>> = {
  ports: ['port', 'containerPort', 'name'],
  volumeMounts: ['mountPath'],
  conditions: ['type'],
  hostAliases: ['ip'],
}
const elsewhere = ['name', 'key'] as const

// Kubernetes' lists of ports have the only keys with a default.
const defaults: Readonly<Record<string, string>> = { protocol: 'TCP' }

/** Names by the keys of the schema, else by the usual ones; undefined where they do not tell all items of a list apart. */
export function namesOf({ before, after, spot }: Lists): Names | undefined {
  if (![before[0], after[0]].every((first) => first === undefined || isObject(first))) return undefined
  const last = spot.path.at(-1)
  const usual = (last !== undefined && Object.hasOwn(usualKeys, last.name) ? usualKeys[last.name] : undefined) ?? elsewhere
  const choices = spot.schema?.keys === undefined ? usual.map((key) => [key]) : [spot.schema.keys]
  return choices.map((keys) => ({ before: named(before, keys), after: named(after, keys) })).find((names) => isTelling(names.before) && isTelling(names.after))
}

const isTelling = (names: readonly string[]): boolean => new Set(names).size === names.length && !names.includes('')

const named = (items: readonly Json[], keys: readonly string[]): readonly string[] => items.map((entry) => nameOf(entry, keys))

/** The values of its keys, without those that are as always; '' where the first is missing. */
function nameOf(entry: Json, [first = '', ...others]: readonly string[]): string {
  const name = valueOf(entry, first)
  if (name === '') return ''
  const telling = others.map((key) => ({ key, value: valueOf(entry, key) })).filter(({ key, value }) => value !== '' && value !== defaults[key])
  return [name, ...telling.map(({ value }) => value)].join('/')
}

function valueOf(entry: Json, key: string): string {
  const value = isObject(entry) ? at(entry, key) : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { findDrift, readSchemas, type SchemaOf } from '../../src/drift/drift.ts'
import type { Drift } from '../../src/model/drift.ts'
import { at, fromJsonText, isObject, listAt, objectAt, textAt, type Json, type JsonObject } from '../../src/model/json.ts'
import { manifest } from './objects.ts'

/** Objects of public charts as a real API server kept them, with what its own dry-run says of a forced apply. */
export const corpus = new URL('../../../shared/corpus/drift/', import.meta.url)

export type Line = {
  readonly id: string
  readonly hasDrift: boolean
  readonly paths: readonly string[]
  /** '?' where the server kept no trace, '-' or '' where there is nobody. */
  readonly manager: string
  readonly found: readonly Drift[]
}

/** The lines of one file, each with what our own comparison finds. */
export function readLines(text: string): readonly Line[] {
  const schemaOf = schemasOfServer()
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => toLine(fromJsonText(line), schemaOf))
}

function toLine(pair: Json, schemaOf: SchemaOf): Line {
  const truth = objectAt(pair, 'truth')
  const paths = listAt(truth, 'paths').filter((path) => typeof path === 'string')
  const found = driftOf(objectAt(pair, 'desired'), at(pair, 'live'), schemaOf)
  return { id: textAt(pair, 'id') ?? '', hasDrift: truth['drift'] === true, paths, manager: textAt(truth, 'manager') ?? '', found }
}

function driftOf(desired: JsonObject, live: Json | undefined, schemaOf: SchemaOf): readonly Drift[] {
  const wanted = manifest(desired)
  // Items of a list carry no apiVersion and kind; the adapter puts them back.
  const bodies = isObject(live) ? [{ apiVersion: desired['apiVersion'] ?? '', kind: desired['kind'] ?? '', ...live }] : []
  return findDrift({ desired: [wanted], live: bodies.map((body) => ({ ...manifest(body), id: wanted.id })), extra: [], schemaOf })
}

/** The OpenAPI v3 documents that lie beside the pairs, by apiVersion. */
export function schemasOfServer(): SchemaOf {
  const folder = new URL('openapi/', corpus)
  const names = existsSync(folder) ? readdirSync(folder) : []
  const documents = names.map((name) => [apiVersionIn(name), fromJsonText(gunzipSync(readFileSync(new URL(name, folder))).toString('utf8'))] as const)
  return readSchemas(new Map(documents))
}

/** "apis_apps_v1.json.gz" is apps/v1. */
const apiVersionIn = (name: string): string =>
  name
    .replace(/\.json\.gz$/, '')
    .replace(/^apis?_/, '')
    .replace('_', '/')

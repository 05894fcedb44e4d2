import { objectAt, textAt, toJsonText, type JsonObject } from '../../src/model/json.ts'
import { splitApiVersion, type Manifest } from '../../src/model/manifest.ts'

/** A manifest of a body, identity read from it. */
export function manifest(body: JsonObject): Manifest {
  const text = (...path: readonly string[]): string => textAt(body, ...path) ?? ''
  const { group, version } = splitApiVersion(text('apiVersion'))
  return { id: { group, kind: text('kind'), namespace: text('metadata', 'namespace'), name: text('metadata', 'name') }, version, body }
}

export type Entry = {
  readonly manager: string
  readonly operation?: 'Apply' | 'Update'
  readonly fields: JsonObject
  readonly time?: string
  readonly apiVersion?: string
  readonly subresource?: string
}

/** The body as a cluster gives it: server metadata, and the entries of managedFields as the server writes them. */
export function asLive(body: JsonObject, entries: readonly Entry[]): JsonObject {
  const managedFields = entries.map(
    ({ manager, operation = 'Update', fields, time = '2026-11-20T22:14:00Z', apiVersion = textAt(body, 'apiVersion') ?? '', subresource = '' }) => ({
      ...(subresource === '' ? {} : { subresource }),
      manager,
      operation,
      apiVersion,
      time,
      fieldsType: 'FieldsV1',
      fieldsV1: fields,
    }),
  )
  const server = { uid: '0d9f', resourceVersion: '12', creationTimestamp: '2026-11-01T00:00:00Z', managedFields }
  return { ...body, metadata: { ...objectAt(body, 'metadata'), ...server } }
}

export const ours = (fields: JsonObject): Entry => ({ manager: 'sluice', operation: 'Apply', fields, time: '2026-11-01T00:00:00Z' })

/** The fields of that container in a field set. */
export const containerFields = (fields: JsonObject, spec: JsonObject = {}): JsonObject => ({
  'f:spec': { ...spec, 'f:template': { 'f:spec': { 'f:containers': { [key({ name: 'app' })]: { '.': {}, 'f:name': {}, ...fields } } } } },
})

export const key = (keys: JsonObject): string => `k:${toJsonText(keys)}`

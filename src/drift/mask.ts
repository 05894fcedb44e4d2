import type { PatchOperation } from '../model/change.ts'
import type { Drift, DriftField } from '../model/drift.ts'
import { isList, isObject, type Json, type JsonObject } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import { unreachable } from '../model/unreachable.ts'

const masked = '(secret)'

/** A drift of a Secret with every value masked: that a key differs stays to be seen, what it holds does not. Other drifts stay as they are. */
export function maskedDrift(drift: Drift): Drift {
  if (drift.id.group !== '' || drift.id.kind !== 'Secret') return drift
  switch (drift.kind) {
    case 'missing':
      return { ...drift, desired: maskedManifest(drift.desired) }
    case 'extra':
    case 'terminating':
      return { ...drift, live: maskedManifest(drift.live) }
    case 'changed':
      return {
        ...drift,
        desired: maskedManifest(drift.desired),
        live: maskedManifest(drift.live),
        patch: drift.patch.map(maskedStep),
        fields: drift.fields.map(maskedField),
      }
    default:
      return unreachable(drift)
  }
}

// Annotations too: kubectl's last-applied-configuration holds the whole object.
const hidden = [['data'], ['stringData'], ['metadata', 'annotations']]

const isHidden = (path: readonly string[]): boolean => hidden.some((prefix) => prefix.every((key, index) => path[index] === key))

const maskedManifest = (manifest: Manifest): Manifest => ({ ...manifest, body: maskedObject(manifest.body, []) })

const maskedObject = (value: JsonObject, path: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskedValue(item, [...path, key])]))

/** Keys stay. */
function maskedValue(value: Json, path: readonly string[]): Json {
  if (isObject(value)) return maskedObject(value, path)
  if (!isHidden(path)) return value
  return isList(value) ? value.map((item) => maskedValue(item, path)) : masked
}

const maskedStep = (step: PatchOperation): PatchOperation => ('value' in step ? { ...step, value: maskedValue(step.value, tokensOf(step.path)) } : step)

function maskedField(field: DriftField): DriftField {
  const path = tokensOf(field.pointer)
  const shown = (value: Json | undefined): Json | undefined => (value === undefined ? undefined : maskedValue(value, path))
  return { ...field, desired: shown(field.desired), live: shown(field.live), operations: field.operations.map(maskedStep) }
}

const tokensOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))

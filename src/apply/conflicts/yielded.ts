import { isList, isObject, type Json, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Conflict } from './owned.ts'

/** A manifest without the fields that are left to others; a map that held nothing else goes with its last field. */
export function without(manifest: Manifest, conflicts: readonly Conflict[]): Manifest {
  const body = conflicts.reduce<JsonObject>((current, { place }) => asObject(removed(current, place)), manifest.body)
  return { ...manifest, body }
}

const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

/** Undefined where nothing is left. A list keeps its items: who they are is in them. */
function removed(value: Json, [step, ...further]: readonly (string | number)[]): Json | undefined {
  if (typeof step === 'number') return isList(value) ? value.map((item, index) => (index === step ? (removed(item, further) ?? item) : item)) : value
  if (step === undefined || !isObject(value)) return undefined
  const { [step]: below, ...others } = value
  const left = below === undefined ? undefined : removed(below, further)
  if (left !== undefined) return { ...value, [step]: left }
  return Object.keys(others).length === 0 ? undefined : others
}

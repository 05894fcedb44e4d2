import { objectAt } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import { isWithheld } from '../model/withheld.ts'

/** Of a Secret whose values cannot be read from here only its presence and its keys are desired: each key is taken to hold what it holds. */
export function asFarAsKnown(desired: Manifest, live: Manifest): Manifest {
  if (!isWithheld(desired)) return desired
  const held = objectAt(live.body, 'data')
  const { apiVersion = null, kind = null } = desired.body
  const wanted = { ...objectAt(desired.body, 'data'), ...objectAt(desired.body, 'stringData') }
  const data = Object.fromEntries(Object.entries(wanted).map(([key, value]) => [key, held[key] ?? value]))
  return { ...desired, body: { apiVersion, kind, data } }
}

import { causeAt, childPath, type Report } from '../cause.ts'
import type { Limits, Node } from '../node.ts'
import { isMap, type ValueMap } from '../value.ts'
import type { Check, Spot } from './check.ts'

export interface ObjectChecks {
  readonly node: Node
  readonly properties: ReadonlyMap<string, Check>
  readonly additional: Check | undefined
}

/** The keys of an object: how many, which, and each value. */
export const checkObject =
  (checks: ObjectChecks): Check =>
  (value, spot, report) => {
    if (!isMap(value)) return 0
    checkCount(Object.keys(value).length, checks.node.limits, (cause) => report(causeAt(spot.path, cause)))
    const matches = checkKeys(value, spot, { ...checks, report })
    for (const key of checks.node.required) {
      if (!Object.hasOwn(value, key)) report(causeAt(childPath(spot.path, key), { reason: 'Required', keyword: 'required', message: 'is required' }))
    }
    return matches + 1
  }

function checkKeys(map: ValueMap, spot: Spot, { node, properties, additional, report }: ObjectChecks & { report: Report }): number {
  let matches = 0
  for (const [key, value] of Object.entries(map)) {
    const property = properties.get(key)
    const path = childPath(spot.path, key)
    if (property === undefined && node.additional === false) {
      report(causeAt(spot.path, { reason: 'Invalid', keyword: 'additionalProperties', message: `has the key ${key}, which is not allowed` }))
    }
    // The server cannot ratchet the type of the root: old and new are both converted to it.
    const pair = spot.path === '' && (key === 'apiVersion' || key === 'kind') ? undefined : spot.pair?.key(key)
    matches += (property ?? additional)?.(value, { path, pair }, report) ?? 0
  }
  return matches
}

function checkCount(count: number, { minProperties, maxProperties }: Limits, say: (cause: Parameters<typeof causeAt>[1]) => void): void {
  if (minProperties !== undefined && count < minProperties) {
    say({ reason: 'Invalid', keyword: 'minProperties', message: `has ${count} keys, at least ${minProperties} are needed` })
  }
  if (maxProperties !== undefined && count > maxProperties) {
    say({ reason: 'TooMany', keyword: 'maxProperties', message: `has ${count} keys, at most ${maxProperties} are allowed` })
  }
}

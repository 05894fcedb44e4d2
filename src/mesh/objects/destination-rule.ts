import { at, isObject, listAt, objectAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { fullName } from '../host-name.ts'
import { textsAt } from './export-to.ts'
import { labelsOf, type Labels } from './labels.ts'
import { numberAt } from './number-at.ts'
import { originOf, type Origin } from './origin.ts'

/** The parts of a traffic policy that shape a cluster. */
export type Policy = {
  readonly connectionPool: JsonObject | null
  readonly loadBalancer: JsonObject | null
}

/** A policy and those that stand in its place for single ports. */
export type PortedPolicy = Policy & { readonly ports: ReadonlyMap<number, Policy> }

export type Subset = { readonly name: string; readonly labels: Labels; readonly policy: PortedPolicy | null }

export type DestinationRule = Origin & {
  readonly host: string
  /** As written: rules of one host merge only where this is alike. */
  readonly exportTo: readonly string[]
  /** Selects the clients that it is for; null where it is for all. */
  readonly clients: Labels | null
  readonly policy: PortedPolicy | null
  readonly subsets: readonly Subset[]
}

export function readDestinationRule(manifest: Manifest): DestinationRule {
  const { body } = manifest
  const origin = originOf(manifest)
  const selector = at(body, 'spec', 'workloadSelector')
  return {
    ...origin,
    host: fullName(textAt(body, 'spec', 'host') ?? '', origin.namespace),
    // A rule for some clients stays in its namespace.
    exportTo: isObject(selector) ? ['.'] : textsAt(body, 'spec', 'exportTo'),
    clients: isObject(selector) ? labelsOf(at(selector, 'matchLabels')) : null,
    policy: readPolicy(at(body, 'spec', 'trafficPolicy')),
    subsets: listAt(body, 'spec', 'subsets').map((subset) => ({
      name: textAt(subset, 'name') ?? '',
      labels: labelsOf(at(subset, 'labels')),
      policy: readPolicy(at(subset, 'trafficPolicy')),
    })),
  }
}

function readPolicy(value: Json | undefined): PortedPolicy | null {
  if (!isObject(value)) return null
  const ports = listAt(value, 'portLevelSettings').map((settings) => [numberAt(settings, 'port', 'number') ?? 0, partsOf(settings)] as const)
  return { ...partsOf(value), ports: new Map(ports.toReversed()) }
}

const partsOf = (value: Json): Policy => ({ connectionPool: objectOrNull(value, 'connectionPool'), loadBalancer: objectOrNull(value, 'loadBalancer') })

const objectOrNull = (value: Json, key: string): JsonObject | null => (at(value, key) === undefined ? null : objectAt(value, key))

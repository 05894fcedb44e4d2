import { at, isObject, listAt, objectAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import { fullName } from '../host-name.ts'
import { readHttpMatch, type GatewayName, type HttpMatch } from './matches.ts'
import { numberAt } from './number-at.ts'

/** Where a route sends; a port of 0 is one that nobody wrote. */
export type Destination = { readonly host: string; readonly subset: string; readonly port: number }

export type Target = { readonly destination: Destination; readonly weight: number }

/** A copy of the traffic; `percent` is null where nobody wrote it, which means all of it. */
export type Mirror = { readonly destination: Destination; readonly percent: number | null }

/** One entry of `http`. null is what nobody wrote, and what a delegate inherits. */
export type HttpRoute = {
  readonly name: string
  readonly matches: readonly HttpMatch[]
  readonly targets: readonly Target[]
  readonly redirect: JsonObject | null
  readonly directResponse: JsonObject | null
  readonly delegate: { readonly name: string; readonly namespace: string } | null
  readonly timeout: string | null
  readonly retries: JsonObject | null
  readonly mirror: Destination | null
  readonly mirrorPercent: number | null
  readonly mirrors: readonly Mirror[] | null
  readonly rewrite: JsonObject | null
  readonly fault: JsonObject | null
}

type Context = { readonly namespace: string; readonly gatewayName: GatewayName }

export const readHttpRoute = (route: Json, { namespace, gatewayName }: Context): HttpRoute => ({
  name: textAt(route, 'name') ?? '',
  matches: listAt(route, 'match').map((match) => readHttpMatch(match, gatewayName)),
  targets: readTargets(route, namespace),
  redirect: objectOrNull(route, 'redirect'),
  directResponse: objectOrNull(route, 'directResponse'),
  delegate: isObject(at(route, 'delegate'))
    ? { name: textAt(route, 'delegate', 'name') ?? '', namespace: textAt(route, 'delegate', 'namespace') ?? namespace }
    : null,
  timeout: textAt(route, 'timeout') ?? null,
  retries: objectOrNull(route, 'retries'),
  mirror: isObject(at(route, 'mirror')) ? readDestination(objectAt(route, 'mirror'), namespace) : null,
  mirrorPercent: numberAt(route, 'mirrorPercentage', 'value') ?? numberAt(route, 'mirrorPercent') ?? null,
  mirrors: at(route, 'mirrors') === undefined ? null : listAt(route, 'mirrors').map((mirror) => readMirror(mirror, namespace)),
  rewrite: objectOrNull(route, 'rewrite'),
  fault: objectOrNull(route, 'fault'),
})

export const readTargets = (route: Json, namespace: string): readonly Target[] =>
  listAt(route, 'route').map((target) => ({
    destination: readDestination(objectAt(target, 'destination'), namespace),
    weight: numberAt(target, 'weight') ?? 0,
  }))

export const readDestination = (destination: JsonObject, namespace: string): Destination => ({
  host: fullName(textAt(destination, 'host') ?? '', namespace),
  subset: textAt(destination, 'subset') ?? '',
  port: numberAt(destination, 'port', 'number') ?? 0,
})

const readMirror = (mirror: Json, namespace: string): Mirror => ({
  destination: readDestination(objectAt(mirror, 'destination'), namespace),
  percent: numberAt(mirror, 'percentage', 'value') ?? null,
})

const objectOrNull = (value: Json, key: string): JsonObject | null => (isObject(at(value, key)) ? objectAt(value, key) : null)

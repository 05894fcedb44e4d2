import type { Route, RouteAction } from '../../model/envoy.ts'
import type { Effect } from './effect.ts'
import type { Seen } from './seen.ts'
import { covers } from './covers.ts'
import { isMissing, whyMissing } from './where-to.ts'
import { matchText, partsOf, targetsText, timingText } from './route-text.ts'

/** `key` is the host's among those seen. */
type Place = { readonly host: string; readonly key: string; readonly before: Seen; readonly after: Seen; readonly isNew: boolean }

/** What becomes of the routes of one host, each found again by what it matches. */
export function routeEffects(before: readonly Route[], after: readonly Route[], place: Place): readonly Effect[] {
  if (isUntouched(before, after)) return []
  const earlier = byMatch(before)
  const later = byMatch(after)
  return [
    ...[...later].flatMap(([match, route]) => changed(earlier.get(match), route, { ...place, match })),
    ...[...earlier].filter(([match]) => !later.has(match)).map(([match, route]) => lost(match, route, { ...place, others: after })),
    ...moved([...earlier.keys()], [...later.keys()], { ...place, routes: after }),
  ]
}

/** Most hosts have the one route that Istio makes itself, and have had it before. */
function isUntouched([before, ...moreBefore]: readonly Route[], [after, ...moreAfter]: readonly Route[]): boolean {
  if (before?.source !== null || after?.source !== null || moreBefore.length + moreAfter.length > 0) return false
  return targetsText(before.action) === targetsText(after.action) && timingText(before.action) === timingText(after.action)
}

// Of two routes for the same requests, the second is never asked.
function byMatch(routes: readonly Route[]): ReadonlyMap<string, Route> {
  const first = new Map<string, Route>()
  for (const route of routes) {
    const match = matchText(route.match)
    if (!first.has(match)) first.set(match, route)
  }
  return first
}

function changed(earlier: Route | undefined, route: Route, place: Place & { readonly match: string }): readonly Effect[] {
  const nowhere = toNowhere(earlier, route, place)
  if (nowhere.length > 0) return nowhere
  if (earlier === undefined) return !place.isNew ? [said('route-gained', { place, route, earlier: '', later: targetsText(route.action), what: 'is new' })] : []
  const targets = [targetsText(earlier.action), targetsText(route.action)] as const
  const timings = [timingText(earlier.action), timingText(route.action)] as const
  const rest = [partsOf(earlier), partsOf(route)] as const
  return [
    ...(targets[0] === targets[1] ? [] : [said('target-changed', { place, route, earlier: targets[0], later: targets[1], what: `goes to ${targets[1]}` })]),
    ...(timings[0] === timings[1] ? [] : [said('timing-changed', { place, route, earlier: timings[0], later: timings[1], what: `has ${timings[1]}` })]),
    ...(rest[0] === rest[1] ? [] : [said('route-changed', { place, route, earlier: rest[0], later: rest[1], what: 'does something else with requests' })]),
  ]
}

/** A route to a cluster that is not there ends in 503; one that already did is no news. */
function toNowhere(
  earlier: Route | undefined,
  route: Route,
  { host, key, before, after, match, isNew }: Place & { readonly match: string },
): readonly Effect[] {
  const missing = clustersOf(route.action).filter((cluster) => isMissing(cluster, after))
  const wasMissing = new Set(earlier === undefined ? [] : clustersOf(earlier.action).filter((cluster) => isMissing(cluster, before)))
  return missing
    .filter((cluster) => !wasMissing.has(cluster))
    .map((cluster) => ({
      kind: 'no-cluster',
      // A host that nobody could ask before has no requests to lose.
      severity: isNew ? 'warn' : 'block',
      flag: '503 NC',
      subject: cluster,
      before: earlier === undefined ? '' : targetsText(earlier.action),
      after: targetsText(route.action),
      message: `Requests to ${host} that match ${match} end in 503: there is no ${cluster}`,
      why: whyMissing(cluster, after),
      source: route.source,
      spot: { kind: 'host', key, match },
    }))
}

const clustersOf = (action: RouteAction): readonly string[] => (action.kind === 'forward' ? action.clusters.map(({ cluster }) => cluster) : [])

function lost(match: string, route: Route, { host, key, others }: Place & { readonly others: readonly Route[] }): Effect {
  const taker = others.find((other) => covers(other.match, route.match))
  const fate = taker === undefined ? 'and no other one takes them: they end in 404' : `and go to ${targetsText(taker.action)}`
  return {
    kind: 'route-lost',
    severity: taker === undefined ? 'block' : 'warn',
    flag: taker === undefined ? '404 NR' : '',
    subject: host,
    before: targetsText(route.action),
    after: taker === undefined ? '' : targetsText(taker.action),
    message: `Requests to ${host} that match ${match} have no route of their own any more, ${fate}`,
    why: 'The entry is gone from its VirtualService, its delegate is missing or hidden, or one before it takes everything',
    source: route.source,
    spot: { kind: 'host', key, match },
  }
}

function moved(before: readonly string[], after: readonly string[], { host, key, routes }: Place & { readonly routes: readonly Route[] }): readonly Effect[] {
  const [left, right] = [before.filter((match) => after.includes(match)), after.filter((match) => before.includes(match))]
  if (left.join('\n') === right.join('\n')) return []
  return [
    {
      kind: 'order-changed',
      severity: 'warn',
      flag: '',
      subject: host,
      before: left.join(' · '),
      after: right.join(' · '),
      message: `The routes of ${host} are asked in another order: a request that fits several goes to another one`,
      why: 'Envoy takes the first route that fits; VirtualServices of one host follow one another by age, then by name',
      source: routes[0]?.source ?? null,
      spot: { kind: 'host', key, match: '' },
    },
  ]
}

type Said = {
  readonly place: Place & { readonly match: string }
  readonly route: Route
  readonly earlier: string
  readonly later: string
  readonly what: string
}

const said = (kind: 'route-gained' | 'target-changed' | 'timing-changed' | 'route-changed', { place, route, earlier, later, what }: Said): Effect => ({
  kind,
  severity: kind === 'route-gained' ? 'info' : 'warn',
  flag: '',
  subject: place.host,
  before: earlier,
  after: later,
  message: `${place.match} of ${place.host} ${what}`,
  why: route.source === null ? 'Istio makes this route where no VirtualService does' : 'A VirtualService says so',
  source: route.source,
  spot: { kind: 'host', key: place.key, match: place.match },
})

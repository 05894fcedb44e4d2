import { textAt } from '../../model/json.ts'
import type { RouteAction, WeightedCluster } from '../../model/envoy.ts'
import type { Destination, HttpRoute } from '../objects/http-route.ts'
import { numberAt } from '../objects/number-at.ts'
import { destinationCluster } from './destination-cluster.ts'
import { retryOf } from './retry.ts'
import type { RouteContext } from './route-context.ts'
import { normalWeights } from './weights.ts'

/** What a route does with a request. */
export function actionOf(route: HttpRoute, context: RouteContext): RouteAction {
  if (route.redirect !== null) return { kind: 'redirect', to: redirectText(route), code: numberAt(route.redirect, 'redirectCode') ?? 301 }
  if (route.directResponse !== null) return { kind: 'answer', status: numberAt(route.directResponse, 'status') ?? 0 }
  const cluster = (destination: Destination): string => destinationCluster(destination, context.lookUp(destination.host), context.port)
  return {
    kind: 'forward',
    clusters: clustersOf(route, cluster),
    timeout: route.timeout ?? '0s',
    retry: retryOf(route.retries, context.profile),
    mirrors: mirrorsOf(route, cluster),
    rewrite: textAt(route.rewrite ?? undefined, 'uri') ?? '',
  }
}

const clustersOf = ({ targets }: HttpRoute, cluster: (destination: Destination) => string): readonly WeightedCluster[] =>
  normalWeights(targets.map(({ destination, weight }) => ({ cluster: cluster(destination), weight })))

/** Copies of the traffic: all of it where nobody says how much, none where somebody says 0. */
function mirrorsOf({ mirror, mirrorPercent, mirrors }: HttpRoute, cluster: (destination: Destination) => string) {
  const all = [...(mirror === null ? [] : [{ destination: mirror, percent: mirrorPercent }]), ...(mirrors ?? [])]
  return all.filter(({ percent }) => percent !== 0).map(({ destination, percent }) => ({ cluster: cluster(destination), percent: percent ?? 100 }))
}

function redirectText({ redirect }: HttpRoute): string {
  const [scheme, authority, uri] = ['scheme', 'authority', 'uri'].map((key) => textAt(redirect ?? undefined, key) ?? '')
  return `${scheme === '' ? '' : `${scheme}://`}${authority}${uri}`
}

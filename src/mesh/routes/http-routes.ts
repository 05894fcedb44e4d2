import { isSelected } from '../objects/labels.ts'
import type { HttpRoute } from '../objects/http-route.ts'
import type { HttpMatch } from '../objects/matches.ts'
import type { VirtualService } from '../objects/virtual-service.ts'
import type { Route } from '../../model/envoy.ts'
import { actionOf } from './action.ts'
import type { RouteContext } from './route-context.ts'
import { isCatchAll, requestMatch } from './request-match.ts'

/** The routes of a VirtualService for one listener's port, in order, up to the first that takes everything. */
export function httpRoutes(virtualService: VirtualService, context: RouteContext): readonly Route[] {
  const made: Route[] = []
  for (const { route, match } of virtualService.http.flatMap(conditions)) {
    if (match !== null && !isMet(match, context)) continue
    const next = routeOf(route, match, { ...context, source: virtualService })
    made.push(next)
    if (match === null || isCatchAll(next.match)) return made
  }
  return made
}

type Condition = { readonly route: HttpRoute; readonly match: HttpMatch | null }

const conditions = (route: HttpRoute): readonly Condition[] =>
  route.matches.length === 0 ? [{ route, match: null }] : route.matches.map((match) => ({ route, match }))

function isMet(match: HttpMatch, { namespace, labels, gateway, port }: RouteContext): boolean {
  if (match.port !== 0 && match.port !== port) return false
  // A match that names gateways does not look at who calls.
  if (match.gateways.length > 0) return match.gateways.includes(gateway)
  return isSelected(match.sourceLabels, labels) && (match.sourceNamespace === '' || match.sourceNamespace === namespace)
}

const routeOf = (route: HttpRoute, match: HttpMatch | null, context: RouteContext & { readonly source: VirtualService }): Route => ({
  name: match === null || match.name === '' ? route.name : `${route.name}.${match.name}`,
  match: requestMatch(match),
  action: actionOf(route, context),
  hasFault: route.fault !== null,
  source: context.source.id,
})

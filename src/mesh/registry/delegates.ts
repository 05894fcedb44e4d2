import { isVisible } from '../objects/export-to.ts'
import type { HttpRoute } from '../objects/http-route.ts'
import { isDelegate, type VirtualService } from '../objects/virtual-service.ts'
import { mergedMatches } from './merged-matches.ts'

/** VirtualServices with the routes of their delegates in place. An entry whose delegate is missing or hidden vanishes, without a word of Pilot's. */
export function withDelegates(virtualServices: readonly VirtualService[]): readonly VirtualService[] {
  const delegates = new Map(virtualServices.filter(isDelegate).map((delegate) => [`${delegate.namespace}/${delegate.name}`, delegate]))
  return virtualServices
    .filter((service) => !isDelegate(service))
    .map((root) => ({ ...root, http: root.http.flatMap((route) => resolved(route, root, delegates)) }))
}

function resolved(route: HttpRoute, root: VirtualService, delegates: ReadonlyMap<string, VirtualService>): readonly HttpRoute[] {
  if (route.delegate === null) return [route]
  const delegate = delegates.get(`${route.delegate.namespace}/${route.delegate.name}`)
  if (delegate === undefined || !isVisible(delegate.audience, root.namespace)) return []
  return delegate.http.flatMap((sub) => merged(route, sub))
}

/** A delegate's route under its root's; none where their conditions contradict each other. */
function merged(root: HttpRoute, sub: HttpRoute): readonly HttpRoute[] {
  const matches = mergedMatches(root.matches, sub.matches)
  if (matches === null) return []
  return [
    {
      ...sub,
      name: [root.name, sub.name].filter((name) => name !== '').join('-'),
      matches,
      rewrite: sub.rewrite ?? root.rewrite,
      directResponse: sub.directResponse ?? root.directResponse,
      timeout: sub.timeout ?? root.timeout,
      retries: sub.retries ?? root.retries,
      fault: sub.fault ?? root.fault,
      mirror: sub.mirror ?? root.mirror,
      mirrorPercent: sub.mirrorPercent ?? root.mirrorPercent,
      mirrors: sub.mirrors ?? root.mirrors,
    },
  ]
}

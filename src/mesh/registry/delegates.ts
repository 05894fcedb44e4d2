import { isVisible } from '../objects/export-to.ts'
import type { HttpRoute } from '../objects/http-route.ts'
import { isDelegate, type VirtualService } from '../objects/virtual-service.ts'
import { mergedMatches } from './merged-matches.ts'

/** VirtualServices with the routes of their delegates in place. An entry whose delegate is missing or hidden vanishes, without a word of Pilot's. */
export function withDelegates(virtualServices: readonly VirtualService[]): readonly VirtualService[] {
  const delegates = delegatesOf(virtualServices)
  return virtualServices
    .filter((service) => !isDelegate(service))
    .map((root) => ({ ...root, http: root.http.flatMap((route) => resolved(route, root, delegates)) }))
}

type Delegates = ReadonlyMap<string, VirtualService>

export const delegatesOf = (virtualServices: readonly VirtualService[]): Delegates =>
  new Map(virtualServices.filter(isDelegate).map((delegate) => [`${delegate.namespace}/${delegate.name}`, delegate]))

/** Why an entry, or a part of it, vanishes. */
export type DelegateLoss = 'none' | 'missing' | 'hidden' | 'contradiction'

export function lossOf(route: HttpRoute, root: VirtualService, delegates: Delegates): DelegateLoss {
  if (route.delegate === null) return 'none'
  const delegate = delegateOf(route, delegates)
  if (delegate === undefined) return 'missing'
  if (!isVisible(delegate.audience, root.namespace)) return 'hidden'
  return delegate.http.some((sub) => merged(route, sub).length === 0) ? 'contradiction' : 'none'
}

const delegateOf = ({ delegate }: HttpRoute, delegates: Delegates): VirtualService | undefined =>
  delegate === null ? undefined : delegates.get(`${delegate.namespace}/${delegate.name}`)

function resolved(route: HttpRoute, root: VirtualService, delegates: Delegates): readonly HttpRoute[] {
  if (route.delegate === null) return [route]
  const delegate = delegateOf(route, delegates)
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

import { nameOf } from '../../model/manifest.ts'
import { matchText } from '../impact/route-text.ts'
import type { HttpMatch } from '../objects/matches.ts'
import type { VirtualService } from '../objects/virtual-service.ts'
import { isCatchAll, requestMatch } from '../routes/request-match.ts'
import { refIn } from '../ref-in.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshState } from '../scene.ts'
import { allVirtualServices } from '../traffic/virtual-services.ts'

/** A route that no request can get to, since one before it in the same VirtualService takes them all. */
export const unreachableRoute: MeshRule = {
  id: 'mesh/unreachable-route',
  why: 'Envoy takes the first route that fits, and Pilot drops every route after one that fits everything',
  judge: ({ after }) => allVirtualServices(after.registry).flatMap((service) => hidden(service, after)),
}

type Condition = { readonly text: string; readonly name: string; readonly takesAll: boolean }

function hidden(service: VirtualService, state: MeshState): readonly MeshDraft[] {
  const conditions = service.http.flatMap(({ name, matches }) => (matches.length === 0 ? [null] : matches).map((match) => conditionOf(match, name)))
  return conditions.flatMap((condition, index) => {
    const taker = conditions.slice(0, index).find(({ text, takesAll }) => takesAll || text === condition.text)
    return taker === undefined ? [] : [draftOf(service, { condition, taker, index }, state)]
  })
}

/** Who calls, through which gateway and on which port belong to what a route asks for. */
function conditionOf(match: HttpMatch | null, name: string): Condition {
  const asked = requestMatch(match)
  const others =
    match === null
      ? []
      : [...[...match.sourceLabels].map((pair) => pair.join('=')), match.sourceNamespace, ...match.gateways, match.port === 0 ? '' : `port ${match.port}`]
  const caller = others.filter((other) => other !== '').join(', ')
  return { text: [matchText(asked), caller].filter((part) => part !== '').join(' from '), name, takesAll: isCatchAll(asked) && caller === '' }
}

type Hidden = { readonly condition: Condition; readonly taker: Condition; readonly index: number }

const draftOf = ({ id }: VirtualService, { condition, taker, index }: Hidden, state: MeshState): MeshDraft => ({
  severity: 'warn',
  effect: 'behaviour-shifts',
  object: refIn(state, id),
  path: `spec.http[${condition.name === '' ? '' : condition.name}]`,
  message: `Match ${index + 1} of ${nameOf(id)} (${condition.text}) is never asked: ${taker.takesAll ? 'a route before it takes every request' : 'a route before it asks for the same'}`,
  change: '',
  hits: [],
  action: 'Move the route before the one that takes its requests, or take it out',
})

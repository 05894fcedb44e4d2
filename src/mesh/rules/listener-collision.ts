import { nameOf } from '../../model/manifest.ts'
import { collisionsIn, type Collision } from '../listeners/collisions.ts'
import { refIn } from '../ref-in.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'

/** Two services want the same listener of the sidecars. */
export const listenerCollision: MeshRule = {
  id: 'mesh/listener-collision',
  why: 'A sidecar has one listener for an address and port; Pilot gives it to the oldest service, and drops or mixes in the rest without a word',
  judge: ({ after }) => collisionsIn(after.registry).map((collision) => ({ object: refIn(after, collision.later.service.id), ...draftOf(collision) })),
}

function draftOf({ kind, first, later }: Collision): Omit<MeshDraft, 'object'> {
  const place = `${later.address}:${later.port.number}`
  const [winner, loser] = [nameOf(first.service.id), nameOf(later.service.id)]
  return {
    severity: kind === 'dropped' ? 'block' : 'warn',
    effect: kind === 'dropped' ? 'clients-break' : 'behaviour-shifts',
    path: `spec.ports[${later.port.number}]`,
    message:
      kind === 'dropped'
        ? `${loser} gets no listener on ${place}: ${winner} has it, and gets what is sent to ${later.service.hostname}`
        : `${loser} and ${winner} share the listener ${place} for bytes and for HTTP, so sidecars guess what each connection speaks`,
    change: `${winner}: ${first.port.protocol}; ${loser}: ${later.port.protocol}`,
    hits: [],
    action: later.service.isKubernetes
      ? 'Give one of them another port number.'
      : 'Give the ServiceEntry an address of its own in spec.addresses, or another port number.',
  }
}

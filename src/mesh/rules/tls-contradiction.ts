import { listAt, textAt, type Json } from '../../model/json.ts'
import { nameOf, type Manifest } from '../../model/manifest.ts'
import { isWithin } from '../host-name.ts'
import { readDestinationRule } from '../objects/destination-rule.ts'
import { isSelected } from '../objects/labels.ts'
import type { MeshService } from '../objects/service.ts'
import { refIn } from '../ref-in.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshState } from '../scene.ts'
import { strictPolicies, type StrictPolicy } from '../security/mutual-tls.ts'
import type { Policy } from '../security/policies.ts'
import { proxiedIn } from '../security/proxied.ts'

/** A DestinationRule tells callers not to begin mutual TLS with workloads that ask for it. */
export const tlsContradiction: MeshRule = {
  id: 'mesh/tls-contradiction',
  why: 'Callers begin mutual TLS by themselves unless a DestinationRule says otherwise, and a sidecar under STRICT takes nothing else',
  judge: ({ after }) => {
    const rules = (after.kinds.get('networking.istio.io/DestinationRule') ?? []).filter(({ body }) => modesOf(body).length > 0)
    if (rules.length === 0) return []
    const sight = { after, strict: strictPolicies(after), proxied: proxiedIn(after) }
    return rules.flatMap((rule) => draftsFor(rule, sight))
  },
}

type Sight = { readonly after: MeshState; readonly strict: StrictPolicy; readonly proxied: ReturnType<typeof proxiedIn> }

/** One finding for each place of a rule, at the first host that it breaks. */
function draftsFor(rule: Manifest, sight: Sight): readonly MeshDraft[] {
  const { host } = readDestinationRule(rule)
  const services = [...sight.after.registry.rank.keys()].filter(({ hostname }) => isWithin(hostname, host))
  const refused = services.flatMap((service) => {
    const policy = strictBehind(service, sight)
    return policy === undefined ? [] : [{ host: service.hostname, policy, after: sight.after }]
  })
  return refused.slice(0, 1).flatMap((breach) => modesOf(rule.body).map((mode) => draftOf(rule, mode, breach)))
}

type Mode = { readonly path: string; readonly mode: string }

/** Where a rule speaks of TLS that is not the mesh's own. Certificates of somebody else's may be right: who knows. */
function modesOf(body: Json): readonly Mode[] {
  const places = [
    { path: 'spec.trafficPolicy', policy: body },
    ...listAt(body, 'spec', 'subsets').map((policy, index) => ({ path: `spec.subsets[${index}].trafficPolicy`, policy })),
  ]
  return places.flatMap(({ path, policy }) => {
    const mode = textAt(policy, ...(path === 'spec.trafficPolicy' ? ['spec'] : []), 'trafficPolicy', 'tls', 'mode') ?? ''
    return ['DISABLE', 'SIMPLE'].includes(mode) ? [{ path: `${path}.tls.mode`, mode }] : []
  })
}

/** By which policy some workload of a service refuses all but mutual TLS. */
function strictBehind({ selector, namespace }: MeshService, { after, strict, proxied }: Sight): Policy | undefined {
  if (selector === null) return undefined
  const behind = after.registry.workloads.filter((workload) => workload.namespace === namespace && isSelected(selector, workload.labels))
  return behind
    .filter((workload) => proxied(workload) !== 'no')
    .map(strict)
    .find((policy) => policy !== undefined)
}

const draftOf = (
  rule: Manifest,
  { path, mode }: Mode,
  { host, policy, after }: { readonly host: string; readonly policy: Policy; readonly after: MeshState },
): MeshDraft => ({
  object: refIn(after, rule.id),
  severity: 'block',
  effect: 'clients-break',
  path,
  message: `Calls to ${host} are refused (503 UF): ${nameOf(rule.id)} sends ${mode === 'DISABLE' ? 'plain text' : 'TLS without a certificate of the mesh'}, and ${nameOf(policy.id)} takes mutual TLS alone`,
  change: '',
  hits: [nameOf(policy.id)],
  action: `Take ${path} out, so that callers begin mutual TLS by themselves, or set it to ISTIO_MUTUAL`,
})

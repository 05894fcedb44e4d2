import { keyOf, nameOf } from '../../model/manifest.ts'
import type { Workload } from '../objects/workload.ts'
import { rootNamespace } from '../registry/rule-pools.ts'
import { refIn } from '../ref-in.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshScene, MeshState } from '../scene.ts'
import { strictPolicies } from '../security/mutual-tls.ts'
import type { Policy } from '../security/policies.ts'
import { proxiedIn } from '../security/proxied.ts'

/** Workloads that took plain text begin to ask for mutual TLS. */
export const plainTextRefused: MeshRule = {
  id: 'mesh/plain-text-refused',
  why: 'Under STRICT a sidecar closes every connection that does not begin with mutual TLS, and only other proxies of the mesh begin so',
  judge: (scene) => {
    const hardened = [...Map.groupBy(hardenedBy(scene), ({ policy }) => policy).entries()]
    const without = hardened.length === 0 ? [] : plainCallers(scene.after)
    return hardened.map(([policy, rows]) =>
      draftOf(
        policy,
        rows.map(({ workload }) => workload),
        { after: scene.after, without },
      ),
    )
  },
}

type Hardened = { readonly policy: Policy; readonly workload: Workload }

/** What is there before and after, and begins to refuse. */
function hardenedBy({ before, after }: MeshScene): readonly Hardened[] {
  const [was, is, proxied] = [strictPolicies(before), strictPolicies(after), proxiedIn(after)]
  const earlier = new Map(before.registry.workloads.map((workload) => [keyOf(workload.id), workload]))
  return after.registry.workloads.flatMap((workload) => {
    const [known, policy] = [earlier.get(keyOf(workload.id)), is(workload)]
    return known === undefined || policy === undefined || was(known) !== undefined || proxied(workload) === 'no' ? [] : [{ policy, workload }]
  })
}

/** Workloads that are surely without a proxy; what runs beside istiod is no caller. */
function plainCallers(after: MeshState): readonly Workload[] {
  const proxied = proxiedIn(after)
  return after.registry.workloads.filter((workload) => workload.namespace !== rootNamespace && proxied(workload) === 'no')
}

function draftOf(
  policy: Policy,
  workloads: readonly Workload[],
  { after, without }: { readonly after: MeshState; readonly without: readonly Workload[] },
): MeshDraft {
  const who =
    without.length === 0
      ? 'callers without a sidecar, of which none is among the manifests'
      : `callers without a sidecar, such as ${nameOf(without[0]?.id ?? policy.id)}`
  return {
    object: refIn(after, policy.id),
    severity: 'warn',
    effect: 'clients-break',
    path: 'spec.mtls.mode',
    message: `${workloads.length} workload${workloads.length === 1 ? '' : 's'} of ${[...new Set(workloads.map(({ namespace }) => namespace))].join(', ')} refuse${workloads.length === 1 ? 's' : ''} plain text from now on: ${who}, are cut off (503 UF)`,
    change: 'plain text and mutual TLS → mutual TLS alone',
    hits: [...workloads.map(({ id }) => nameOf(id)), ...without.map(({ id }) => `${nameOf(id)} has no sidecar`)],
    action: 'Give every caller a sidecar first, and look for the rest: istio_requests_total{connection_security_policy="none"}',
  }
}

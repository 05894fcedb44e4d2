import { isSame, objectAt } from '../../model/json.ts'
import { keyOf, nameOf } from '../../model/manifest.ts'
import type { Workload } from '../objects/workload.ts'
import { refIn } from '../ref-in.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshScene } from '../scene.ts'
import { accessOf, isAllowing, type Access } from '../security/access.ts'
import { isFor, policiesOf, type Policy } from '../security/policies.ts'
import { proxiedIn } from '../security/proxied.ts'

/** An AuthorizationPolicy begins to refuse requests that were let in. */
export const accessNarrowed: MeshRule = {
  id: 'mesh/access-narrowed',
  why: 'As soon as one AuthorizationPolicy allows something of a workload, its proxy answers 403 to whatever no policy allows; one that denies counts before all that allow',
  judge: (scene) => {
    const earlier = policiesOf('AuthorizationPolicy', scene.before)
    const standing = new Set(earlier.filter((policy) => isUnchanged(policy, scene)).map(({ id }) => keyOf(id)))
    const changed = policiesOf('AuthorizationPolicy', scene.after).filter(({ id }) => !standing.has(keyOf(id)))
    const workloads = changed.length === 0 ? [] : stayingWorkloads(scene)
    return changed.flatMap((policy) => draftsFor(policy, workloads, { scene, earlier }))
  },
}

const isUnchanged = ({ id, body }: Policy, { after }: MeshScene): boolean => isSame(objectAt(body, 'spec'), objectAt(after.byKey.get(keyOf(id))?.body, 'spec'))

/** Workloads that had callers before, and have a proxy that can refuse them. */
function stayingWorkloads({ before, after }: MeshScene): readonly Workload[] {
  const known = new Set(before.registry.workloads.map(({ id }) => keyOf(id)))
  const proxied = proxiedIn(after)
  return after.registry.workloads.filter((workload) => known.has(keyOf(workload.id)) && proxied(workload) !== 'no')
}

type Sight = { readonly scene: MeshScene; readonly earlier: readonly Policy[] }

function draftsFor(policy: Policy, workloads: readonly Workload[], { scene, earlier }: Sight): readonly MeshDraft[] {
  const access = accessOf(policy)
  const said = words[access]
  // Where something was allowed before, all else was refused already.
  const isNewTo = (workload: Workload): boolean => !isAllowing(policy) || !earlier.some((other) => isAllowing(other) && isFor(other, workload))
  const hit = said === undefined ? [] : workloads.filter((workload) => isFor(policy, workload) && isNewTo(workload))
  if (said === undefined || hit.length === 0) return []
  return [
    {
      object: refIn(scene.after, policy.id),
      severity: said.severity,
      effect: 'clients-break',
      path: 'spec.rules',
      message: `${nameOf(policy.id)} ${said.does} to ${hit.length} workload${hit.length === 1 ? '' : 's'}: ${said.end}`,
      change: '',
      hits: hit.map(({ id }) => nameOf(id)),
      action: said.action,
    },
  ]
}

type Words = Pick<MeshDraft, 'severity' | 'action'> & { readonly does: string; readonly end: string }

const tryFirst =
  'Where that is meant, try it first with the annotation istio.io/dry-run: "true", and look for what it would refuse in the metrics of the proxies'

const words: Readonly<Partial<Record<Access, Words>>> = {
  'allows-none': {
    severity: 'block',
    does: 'allows no request',
    end: 'all end in 403 (rbac_access_denied)',
    action: 'Apply the policies that allow something first, in the same change; or waive this',
  },
  'denies-all': { severity: 'block', does: 'denies every request', end: 'all end in 403 (rbac_access_denied)', action: 'Give its rule a from, to or when' },
  'allows-some': {
    severity: 'warn',
    does: 'is the first to allow requests',
    end: 'what none of its rules names ends in 403 (rbac_access_denied), and so do calls without mutual TLS where a rule asks who calls',
    action: tryFirst,
  },
  'denies-some': { severity: 'warn', does: 'denies requests', end: 'what one of its rules names ends in 403 (rbac_access_denied)', action: tryFirst },
  asks: {
    severity: 'warn',
    does: 'has an extension asked about requests',
    end: 'while that does not answer, they end in 403 (UAEX)',
    action: 'See that the provider is in extensionProviders of the mesh configuration, and that it runs',
  },
}

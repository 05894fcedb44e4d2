import { at, isObject, listAt, type Json } from '../../model/json.ts'
import { nameOf, refOf, type Manifest } from '../../model/manifest.ts'
import { numberAt } from '../objects/number-at.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'

/** Settings for one port of a DestinationRule silently take away those for all ports. */
export const portPolicyDrops: MeshRule = {
  id: 'mesh/port-policy-drops',
  why: 'An entry of portLevelSettings stands in the place of the whole policy for its port: what it does not repeat is the default there',
  judge: ({ after }) => (after.kinds.get('networking.istio.io/DestinationRule') ?? []).flatMap(draftsFor),
}

type Place = { readonly path: string; readonly policy: Json | undefined; readonly inherited: readonly string[] }

function draftsFor(rule: Manifest): readonly MeshDraft[] {
  const own = at(rule.body, 'spec', 'trafficPolicy')
  const subsets = listAt(rule.body, 'spec', 'subsets').map((subset, index): Place => {
    const policy = at(subset, 'trafficPolicy')
    return { path: `spec.subsets[${index}].trafficPolicy`, policy, inherited: partsOf(own, policy) }
  })
  return [{ path: 'spec.trafficPolicy', policy: own, inherited: partsOf(own) }, ...subsets].flatMap((place) => draftsAt(rule, place))
}

const parts = ['tls', 'outlierDetection', 'connectionPool', 'loadBalancer'] as const

const partsOf = (...policies: readonly (Json | undefined)[]): readonly string[] => parts.filter((part) => policies.some((policy) => isObject(at(policy, part))))

const draftsAt = (rule: Manifest, { path, policy, inherited }: Place): readonly MeshDraft[] =>
  listAt(policy, 'portLevelSettings').flatMap((settings, index) => {
    const lost = inherited.filter((part) => at(settings, part) === undefined)
    const port = numberAt(settings, 'port', 'number') ?? 0
    return lost.length === 0 ? [] : [draftOf(rule, { path: `${path}.portLevelSettings[${index}]`, port, lost })]
  })

const draftOf = (rule: Manifest, { path, port, lost }: { path: string; port: number; lost: readonly string[] }): MeshDraft => ({
  object: refOf(rule),
  severity: 'warn',
  effect: 'behaviour-shifts',
  path,
  message: `Port ${port} does without ${lost.join(' and ')} of ${nameOf(rule.id)}: its own settings replace all of them`,
  change: '',
  hits: [],
  action: `Repeat ${lost.join(' and ')} in ${path}, or take the entry out.`,
})

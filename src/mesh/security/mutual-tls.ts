import { textAt } from '../../model/json.ts'
import type { Workload } from '../objects/workload.ts'
import { rootNamespace } from '../registry/rule-pools.ts'
import type { MeshState } from '../scene.ts'
import { isFor, policiesOf, type Policy } from './policies.ts'

/** The policy by which a workload refuses what is not mutual TLS; undefined where it takes plain text. What is said of single ports is not asked. */
export type StrictPolicy = (workload: Workload) => Policy | undefined

export function strictPolicies(state: MeshState): StrictPolicy {
  const policies = policiesOf('PeerAuthentication', state).filter((policy) => !['', 'UNSET'].includes(modeOf(policy)))
  return (workload) => {
    const its = policies.filter((policy) => isFor(policy, workload))
    const counting = levels.map((isOfLevel) => its.find(isOfLevel)).find((policy) => policy !== undefined)
    return counting !== undefined && modeOf(counting) === 'STRICT' ? counting : undefined
  }
}

const modeOf = ({ body }: Policy): string => textAt(body, 'spec', 'mtls', 'mode') ?? ''

const isForAll = ({ selector }: Policy): boolean => selector === null || selector.size === 0

// What is said of a workload counts before what is said of its namespace, and that before what is said of the mesh.
const levels: readonly ((policy: Policy) => boolean)[] = [
  (policy) => !isForAll(policy) && policy.namespace !== rootNamespace,
  (policy) => isForAll(policy) && policy.namespace !== rootNamespace,
  (policy) => isForAll(policy),
]

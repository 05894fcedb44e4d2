import { textAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { kindKey } from '../order/rows.ts'
import { conditionOf, isTrue, whyOf } from './conditions.ts'
import { byConditions } from './by-conditions.ts'
import { daemonSet } from './daemon-set.ts'
import { definition } from './definition.ts'
import { deployment } from './deployment.ts'
import { job } from './job.ts'
import { numberAt } from './numbers.ts'
import { pod } from './pod.ts'
import { claim, loadBalancer } from './provisioned.ts'
import { replicaSet } from './replica-set.ts'
import { statefulSet } from './stateful-set.ts'
import { failed, ready, waiting, type Readiness, type Since } from './state.ts'

/** A live object → whether it is as ready as kstatus asks, and why not. `since` gives the milliseconds that have passed since a time. */
export function readinessOf(live: Manifest, since: Since): Readiness {
  return common(live) ?? (byKind.get(kindKey(live.id)) ?? byConditions)(live.body, since)
}

/** What holds for objects of every kind; undefined where the kind decides. */
function common({ id, body }: Manifest): Readiness | undefined {
  if (textAt(body, 'metadata', 'deletionTimestamp') !== undefined) return waiting('it is being deleted')
  const [generation, observed] = [numberAt(body, undefined, 'metadata', 'generation'), numberAt(body, undefined, 'status', 'observedGeneration')]
  if (generation !== undefined && observed !== undefined && generation !== observed) return waiting(`no controller has seen this ${id.kind} yet`)
  const [reconciling, stalled] = [conditionOf(body, 'Reconciling'), conditionOf(body, 'Stalled')]
  if (isTrue(reconciling)) return waiting(whyOf(reconciling))
  return isTrue(stalled) ? failed(whyOf(stalled)) : undefined
}

type Rule = (body: Manifest['body'], since: Since) => Readiness

const byKind: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['Service', loadBalancer],
  ['Pod', pod],
  ['PersistentVolumeClaim', claim],
  ['apps/DaemonSet', daemonSet],
  ['apps/Deployment', deployment],
  ['apps/ReplicaSet', replicaSet],
  ['apps/StatefulSet', statefulSet],
  ['batch/Job', job],
  // It is ready to start Jobs; whether they do well is another question.
  ['batch/CronJob', () => ready],
  // Seen by its controller: nothing more is to be had.
  ['policy/PodDisruptionBudget', () => ready],
  ['apiextensions.k8s.io/CustomResourceDefinition', definition],
])

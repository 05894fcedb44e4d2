import { describe, expect, test } from 'vitest'
import { readinessOf } from '../../src/apply/apply.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { condition, live } from './live.ts'

type State = { readonly spec?: JsonObject; readonly status?: JsonObject; readonly metadata?: JsonObject }
type Row = readonly [what: string, type: string, state: State, readiness: string]

const minute = 60_000
/** "ready", or "waiting: why". */
function said(type: string, state: State, age = minute): string {
  const readiness = readinessOf(live(type, state), () => age)
  return readiness.kind === 'ready' ? 'ready' : `${readiness.kind}: ${readiness.why}`
}

const deployment = 'apps/v1 Deployment'
const statefulSet = 'apps/v1 StatefulSet'
const daemonSet = 'apps/v1 DaemonSet'
const replicaSet = 'apps/v1 ReplicaSet'
const definition = 'apiextensions.k8s.io/v1 CustomResourceDefinition'

const rolledOut = [condition('Progressing=True NewReplicaSetAvailable'), condition('Available=True')]
const all = (count: number) => ({ replicas: count, updatedReplicas: count, availableReplicas: count, readyReplicas: count })
const two = { replicas: 2, progressDeadlineSeconds: 600 }
const seen = { metadata: { generation: 2 } }
const everywhere = {
  currentNumberScheduled: 3,
  desiredNumberScheduled: 3,
  updatedNumberScheduled: 3,
  numberAvailable: 3,
  numberReady: 3,
  observedGeneration: 2,
}

// As kstatus computes them (sigs.k8s.io/cli-utils, pkg/kstatus/status).
const rows: readonly Row[] = [
  ['is deleted', 'v1 ConfigMap', { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }, 'waiting: it is being deleted'],
  [
    'has a spec that no controller has seen',
    'example.com/v1 Lamp',
    { ...seen, status: { observedGeneration: 1 } },
    'waiting: no controller has seen this Lamp yet',
  ],
  ['is seen', 'example.com/v1 Lamp', { ...seen, status: { observedGeneration: 2 } }, 'ready'],
  ['reconciles', deployment, { status: { conditions: [condition('Reconciling=True')] } }, 'waiting: Reconciling is True'],
  ['does not reconcile', 'example.com/v1 Lamp', { status: { conditions: [condition('Reconciling=False')] } }, 'ready'],
  ['is stalled', 'example.com/v1 Lamp', { status: { conditions: [condition('Stalled=True')] } }, 'failed: Stalled is True'],
  [
    'is stalled, and says that it is ready',
    'example.com/v1 Lamp',
    { status: { conditions: [condition('Ready=True'), condition('Stalled=True')] } },
    'failed: Stalled is True',
  ],
  ['is not ready', 'example.com/v1 Lamp', { status: { conditions: [condition('Ready=False')] } }, 'waiting: Ready is False'],
  ['may be ready', 'example.com/v1 Lamp', { status: { conditions: [condition('Ready=Unknown')] } }, 'waiting: Ready is Unknown'],
  ['is ready', 'example.com/v1 Lamp', { status: { conditions: [condition('Ready=True')] } }, 'ready'],
  ['says nothing', 'example.com/v1 Lamp', {}, 'ready'],
  ['is not available', 'apiregistration.k8s.io/v1 APIService', { status: { conditions: [condition('Available=False')] } }, 'waiting: Available is False'],
  ['is available', 'apiregistration.k8s.io/v1 APIService', { status: { conditions: [condition('Available=True')] } }, 'ready'],
  ['is ready, whatever is available', 'example.com/v1 Lamp', { status: { conditions: [condition('Available=False'), condition('Ready=True')] } }, 'ready'],

  ['has no pods', deployment, { spec: two }, 'waiting: 0 of 2 replicas'],
  ['has old pods', deployment, { spec: two, status: { ...all(2), updatedReplicas: 1 } }, 'waiting: 1 of 2 replicas updated'],
  ['has too many pods', deployment, { spec: two, status: { ...all(2), replicas: 3 } }, 'waiting: 1 old replicas still end'],
  ['has pods that are not available', deployment, { spec: two, status: { ...all(2), availableReplicas: 1 } }, 'waiting: 1 of 2 replicas available'],
  ['has pods that are not ready', deployment, { spec: two, status: { ...all(2), readyReplicas: 1 } }, 'waiting: 1 of 2 replicas ready'],
  [
    'still rolls out',
    deployment,
    { spec: two, status: { ...all(2), conditions: [condition('Progressing=True ReplicaSetUpdated')] } },
    'waiting: its new ReplicaSet is not available yet',
  ],
  [
    'is below its minimum',
    deployment,
    { spec: two, status: { ...all(2), conditions: [rolledOut[0] ?? '', condition('Available=False')] } },
    'waiting: it is not available yet',
  ],
  ['is rolled out', deployment, { spec: two, status: { ...all(2), conditions: rolledOut } }, 'ready'],
  ['has no deadline', deployment, { spec: { replicas: 2 }, status: { ...all(2), conditions: [condition('Available=True')] } }, 'ready'],
  ['wants one pod where it does not say how many', deployment, { status: all(0) }, 'waiting: 0 of 1 replicas'],
  ['wants none', deployment, { spec: { replicas: 0 }, status: { conditions: rolledOut } }, 'ready'],
  [
    'is past its deadline',
    deployment,
    { spec: two, status: { conditions: [condition('Progressing=False ProgressDeadlineExceeded')] } },
    'failed: Progressing is False',
  ],

  ['has no pods', statefulSet, { spec: { replicas: 2 } }, 'waiting: 0 of 2 replicas'],
  ['has pods that are not ready', statefulSet, { spec: { replicas: 2 }, status: { replicas: 2, readyReplicas: 1 } }, 'waiting: 1 of 2 replicas ready'],
  ['has too many pods', statefulSet, { spec: { replicas: 1 }, status: { replicas: 2, readyReplicas: 2 } }, 'waiting: 1 replicas too many still end'],
  [
    'has pods of an old revision',
    statefulSet,
    { spec: { replicas: 2 }, status: { replicas: 2, readyReplicas: 2, currentReplicas: 1 } },
    'waiting: 1 of 2 replicas of the current revision',
  ],
  [
    'changes its revision',
    statefulSet,
    { status: { replicas: 1, readyReplicas: 1, currentReplicas: 1, currentRevision: 'a', updateRevision: 'b' } },
    'waiting: its new revision is not the current one yet',
  ],
  ['is of one revision', statefulSet, { status: { replicas: 1, readyReplicas: 1, currentReplicas: 1, currentRevision: 'b', updateRevision: 'b' } }, 'ready'],
  [
    'rolls out above its partition',
    statefulSet,
    { spec: { replicas: 3, updateStrategy: { rollingUpdate: { partition: 1 } } }, status: { replicas: 3, readyReplicas: 3, updatedReplicas: 1 } },
    'waiting: 1 of 2 replicas updated',
  ],
  [
    'is rolled out above its partition',
    statefulSet,
    { spec: { replicas: 3, updateStrategy: { rollingUpdate: { partition: 1 } } }, status: { replicas: 3, readyReplicas: 3, updatedReplicas: 2 } },
    'ready',
  ],
  ['is updated by hand', statefulSet, { spec: { replicas: 3, updateStrategy: { type: 'OnDelete' } } }, 'ready'],

  ['was never seen', daemonSet, { status: { desiredNumberScheduled: 0 } }, 'waiting: no controller has seen this DaemonSet yet'],
  ['has no number yet', daemonSet, { ...seen, status: { observedGeneration: 2 } }, 'waiting: no controller has seen this DaemonSet yet'],
  ['misses nodes', daemonSet, { ...seen, status: { ...everywhere, currentNumberScheduled: 2 } }, 'waiting: 2 of 3 pods scheduled'],
  ['has old pods', daemonSet, { ...seen, status: { ...everywhere, updatedNumberScheduled: 2 } }, 'waiting: 2 of 3 pods updated'],
  ['has pods that are not available', daemonSet, { ...seen, status: { ...everywhere, numberAvailable: 0 } }, 'waiting: 0 of 3 pods available'],
  ['has pods that are not ready', daemonSet, { ...seen, status: { ...everywhere, numberReady: 1 } }, 'waiting: 1 of 3 pods ready'],
  ['is everywhere', daemonSet, { ...seen, status: everywhere }, 'ready'],
  ['has no node that wants it', daemonSet, { ...seen, status: { observedGeneration: 2, desiredNumberScheduled: 0 } }, 'ready'],

  ['cannot make pods', replicaSet, { status: { conditions: [condition('ReplicaFailure=True')] } }, 'waiting: ReplicaFailure is True'],
  ['has pods without its labels', replicaSet, { status: { replicas: 1 } }, 'waiting: 0 of 1 replicas labelled'],
  ['has pods that are not available', replicaSet, { status: { fullyLabeledReplicas: 1 } }, 'waiting: 0 of 1 replicas available'],
  ['has pods that are not ready', replicaSet, { status: { fullyLabeledReplicas: 1, availableReplicas: 1 } }, 'waiting: 0 of 1 replicas ready'],
  [
    'has too many pods',
    replicaSet,
    { status: { replicas: 2, fullyLabeledReplicas: 2, availableReplicas: 2, readyReplicas: 2 } },
    'waiting: 1 replicas too many still end',
  ],
  ['is whole', replicaSet, { status: { replicas: 1, fullyLabeledReplicas: 1, availableReplicas: 1, readyReplicas: 1 } }, 'ready'],

  ['has not started', 'batch/v1 Job', {}, 'waiting: it has not started yet'],
  ['runs', 'batch/v1 Job', { status: { startTime: '2026-01-01T00:00:00Z', active: 1 } }, 'ready'],
  ['is complete', 'batch/v1 Job', { status: { conditions: [condition('Complete=True')] } }, 'ready'],
  ['has failed', 'batch/v1 Job', { status: { conditions: [condition('Failed=True BackoffLimitExceeded')] } }, 'failed: Failed is True'],
  ['is there', 'batch/v1 CronJob', {}, 'ready'],
  ['is seen', 'policy/v1 PodDisruptionBudget', { ...seen, status: { observedGeneration: 2 } }, 'ready'],
  [
    'is not seen',
    'policy/v1 PodDisruptionBudget',
    { ...seen, status: { observedGeneration: 1 } },
    'waiting: no controller has seen this PodDisruptionBudget yet',
  ],

  ['has no phase', 'v1 Pod', {}, 'waiting: it has not started yet'],
  ['is pending', 'v1 Pod', { status: { phase: 'Pending' } }, 'waiting: it has not started yet'],
  ['runs', 'v1 Pod', { status: { phase: 'Running' } }, 'waiting: it runs and is not ready'],
  ['is ready', 'v1 Pod', { status: { phase: 'Running', conditions: [condition('Ready=True')] } }, 'ready'],
  ['is done', 'v1 Pod', { status: { phase: 'Succeeded' } }, 'ready'],
  ['has ended badly', 'v1 Pod', { status: { phase: 'Failed' } }, 'ready'],
  [
    'crashes',
    'v1 Pod',
    {
      status: {
        phase: 'Running',
        containerStatuses: [
          { name: 'a', state: { waiting: { reason: 'CrashLoopBackOff' } } },
          { name: 'b', state: { running: {} } },
        ],
      },
    },
    'failed: 1 of 2 containers end again and again',
  ],

  ['is not bound', 'v1 PersistentVolumeClaim', { status: { phase: 'Pending' } }, 'waiting: it is not bound yet'],
  ['is bound', 'v1 PersistentVolumeClaim', { status: { phase: 'Bound' } }, 'ready'],
  ['has no address', 'v1 Service', { spec: { type: 'LoadBalancer' } }, 'waiting: it has no cluster IP yet'],
  ['has an address', 'v1 Service', { spec: { type: 'LoadBalancer', clusterIP: '10.0.0.1' } }, 'ready'],
  ['is no load balancer', 'v1 Service', {}, 'ready'],

  ['is new', definition, {}, 'waiting: it is not established yet'],
  [
    'is being installed',
    definition,
    { status: { conditions: [condition('NamesAccepted=True'), condition('Established=False Installing')] } },
    'waiting: it is not established yet',
  ],
  ['has names that others have', definition, { status: { conditions: [condition('NamesAccepted=False')] } }, 'failed: NamesAccepted is False'],
  ['is not established for good', definition, { status: { conditions: [condition('Established=False NotAccepted')] } }, 'failed: Established is False'],
  ['is established', definition, { status: { conditions: [condition('NamesAccepted=True'), condition('Established=True')] } }, 'ready'],
]

describe('an object', () => {
  test.each(rows)('that %s: %s', (...[, type, state, readiness]) => {
    expect(said(type, state)).toBe(readiness)
  })

  test('that no node can take is given 15 s before it counts as failed', () => {
    const unschedulable = { status: { phase: 'Pending', conditions: [condition('PodScheduled=False Unschedulable')] } }

    expect(said('v1 Pod', unschedulable, 14_000)).toBe('waiting: it is not scheduled yet')
    expect(said('v1 Pod', unschedulable, 16_000)).toBe('failed: no node can take it')
  })

  test('of a custom kind that is called like a built-in one is judged by its conditions alone', () => {
    expect(said('example.com/v1 Deployment', { spec: { replicas: 5 } })).toBe('ready')
  })
})

import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { ingress, object, running } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const istiod = (spec: JsonObject = {}, pod: JsonObject = {}): Manifest =>
  object('Deployment', 'istio-system/istiod', {
    spec: { template: { metadata: { labels: { app: 'istiod' } }, spec: { containers: [{ image: 'docker.io/istio/pilot:1.29.1' }], ...pod } }, ...spec },
  })
const autoscaler = (spec: JsonObject): Manifest =>
  object('HorizontalPodAutoscaler', 'istio-system/istiod', { spec: { scaleTargetRef: { kind: 'Deployment', name: 'istiod' }, ...spec } })
const budget = (labels: JsonObject): Manifest => object('PodDisruptionBudget', 'istio-system/any', { spec: { selector: { matchLabels: labels } } })
const zone = 'topology.kubernetes.io/zone'
const spread = { topologySpreadConstraints: [{ topologyKey: zone }] }

/** What is lacking, in the words of the messages. */
const lacking = (...after: readonly Manifest[]): readonly string[] =>
  findingsOf('control-plane-availability', [], after).map(({ message }) => / has (.*?)[:,]/.exec(message)?.[1] ?? message)

const all = ['one replica', 'no HorizontalPodAutoscaler', 'no PodDisruptionBudget', 'no spread over zones']

test('an istiod with nothing but itself lacks all four, each with its own warning', () => {
  expect(lacking(istiod())).toEqual(all)
  expect(findingsOf('control-plane-availability', [], [istiod()]).map(({ severity }) => severity)).toEqual(['warn', 'warn', 'warn', 'warn'])
})

test('an istiod with two pods at the least, a budget and a spread over zones lacks nothing', () => {
  expect(lacking(istiod({}, spread), autoscaler({ minReplicas: 2 }), budget({ app: 'istiod' }))).toEqual([])
})

test('the autoscaler counts before the replicas of the Deployment, and its least is one where it says none', () => {
  expect(lacking(istiod({ replicas: 3 }, spread), autoscaler({ minReplicas: 1 }), budget({ app: 'istiod' }))).toEqual(['one replica at the least'])
  expect(lacking(istiod({ replicas: 3 }, spread), autoscaler({}), budget({ app: 'istiod' }))).toEqual(['one replica at the least'])
  expect(lacking(istiod({ replicas: 2 }, spread), budget({ app: 'istiod' }))).toEqual(['no HorizontalPodAutoscaler'])
})

test('a budget for other pods is none', () => {
  expect(lacking(istiod({}, spread), autoscaler({ minReplicas: 2 }), budget({ app: 'web' }))).toEqual(['no PodDisruptionBudget'])
})

test.each([
  ['required', { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: zone }] }, []],
  ['preferred', { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: zone } }] }, []],
  ['by node', { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }] }, ['no spread over zones']],
])('anti-affinity that is %s', (...[, podAntiAffinity, expected]) => {
  expect(lacking(istiod({}, { affinity: { podAntiAffinity } }), autoscaler({ minReplicas: 2 }), budget({ app: 'istiod' }))).toEqual(expected)
})

test('what a Gateway selects is held to the same, other workloads are not', () => {
  expect(lacking(...ingress)).toEqual(all)
  expect(lacking(running('shop/web'))).toEqual([])
})

test('what was lacking before is not told again', () => {
  expect(findingsOf('control-plane-availability', [istiod()], [istiod()])).toEqual([])
})

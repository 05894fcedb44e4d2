import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import { judgeYaml } from '../../builders.ts'
import { files, manifestsOf } from '../../manifests.ts'

const object = (apiVersion: string, kind: string) => `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a, namespace: n } }`
const changed = (kind: string, before: string, after: string) => judgeYaml(object(before, kind), object(after, kind), { kubeVersion: '1.15.0' })

test('another version of the same object is said and breaks nothing', () => {
  expect(changed('Lease', 'coordination.k8s.io/v1beta1', 'coordination.k8s.io/v1')).toMatchObject([
    { rule: 'api/version-changed', severity: 'info', effect: 'cosmetic', change: 'coordination.k8s.io/v1beta1 → coordination.k8s.io/v1' },
  ])
})

test('a version with other defaults warns', () => {
  expect(changed('PodDisruptionBudget', 'policy/v1beta1', 'policy/v1')).toMatchObject([{ severity: 'warn', effect: 'behaviour-shifts' }])
})

test('a group that Kubernetes renamed holds the same object, which is not deleted', () => {
  const findings = changed('Ingress', 'extensions/v1beta1', 'networking.k8s.io/v1')

  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['api/version-changed', 'warn']])
})

test('a live object proves nothing about the version that it was written in', () => {
  const live = [{ group: 'a.b', kind: 'A', content: 'whole', gap: '', objects: manifestsOf(object('a.b/v1', 'A')) }] as const

  expect(judge({ base: [], desired: manifestsOf(object('a.b/v2', 'A')), cluster: files({ live }) })).toEqual([])
})

import { expect, test } from 'vitest'
import { judgeYaml } from '../../builders.ts'
import { manifestsOf } from '../../manifests.ts'

const controller = '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: operator, namespace: n } }'
const object = (finalizer: string) => `{ apiVersion: example.com/v1, kind: Shop, metadata: { name: a, namespace: n, finalizers: [${finalizer}] } }`
const both = (finalizer: string) => `${controller}\n---\n${object(finalizer)}`
const stuck = (before: string, after: string) => judgeYaml(before, after).filter(({ rule }) => rule === 'object/finalizer-stuck')

test('an object that waits for a finalizer blocks when a workload goes with it', () => {
  expect(stuck(both('example.com/cleanup'), '')).toMatchObject([{ severity: 'block', effect: 'updates-fail', object: { kind: 'Shop' } }])
})

test('where the controller stays, it takes the finalizer away', () => {
  expect(stuck(both('example.com/cleanup'), controller)).toEqual([])
})

test.each(['foregroundDeletion', 'kubernetes.io/pvc-protection', 'batch.kubernetes.io/job-tracking'])('%s is taken away by Kubernetes', (finalizer) => {
  expect(stuck(both(finalizer), '')).toEqual([])
})

test('what the controller wrote into the live object counts, not what was committed', () => {
  const committed = object('')
  const findings = judgeYaml(`${controller}\n---\n${committed}`, '', { source: 'live', owned: manifestsOf(object('example.com/cleanup')) })

  expect(findings.filter(({ rule }) => rule === 'object/finalizer-stuck')).toMatchObject([{ severity: 'block', object: { kind: 'Shop' } }])
})

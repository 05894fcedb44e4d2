import { expect, test } from 'vitest'
import { judgeYaml } from '../../builders.ts'

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

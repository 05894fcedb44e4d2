import { expect, test } from 'vitest'
import { judgeYaml } from '../../builders.ts'

const object = (apiVersion: string, kind: string, rest = 'spec: {}') =>
  `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a, namespace: n }, ${rest} }`
const kept = `metadata: { name: a, annotations: { helm.sh/resource-policy: keep } }`
const deleted = (yaml: string) => judgeYaml(yaml, '').map(({ rule, severity, effect }) => [rule, severity, effect])

const lost: readonly (readonly [name: string, yaml: string])[] = [
  ['a volume claim', object('v1', 'PersistentVolumeClaim')],
  ['a volume whose reclaim policy deletes', object('v1', 'PersistentVolume', 'spec: { persistentVolumeReclaimPolicy: Delete }')],
  ['a Secret with keys', object('v1', 'Secret', 'data: { a: eA== }')],
  ['a StatefulSet', object('apps/v1', 'StatefulSet')],
  ['a database that an operator keeps', object('postgresql.cnpg.io/v1', 'Cluster')],
]

test.each(lost)('deleting %s blocks as data loss', (_name, yaml) => {
  expect(deleted(yaml)).toEqual([['object/data-deleted', 'block', 'data-lost']])
})

test('a StatefulSet says whether its claims go too', () => {
  const policy = 'spec: { persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete } }'

  expect(judgeYaml(object('apps/v1', 'StatefulSet', policy), '')[0]?.message).toContain('its claims are deleted')
  expect(judgeYaml(object('apps/v1', 'StatefulSet'), '')[0]?.message).toContain('stay behind')
})

test('a volume that is retained warns', () => {
  expect(deleted(object('v1', 'PersistentVolume'))).toEqual([['object/data-deleted', 'warn', 'behaviour-shifts']])
})

test('what asks to be kept warns', () => {
  expect(deleted(`{ apiVersion: v1, kind: PersistentVolumeClaim, ${kept} }`)).toEqual([['object/data-deleted', 'warn', 'behaviour-shifts']])
})

test('a Secret without keys, a Deployment, and what stays are no finding', () => {
  const claim = object('v1', 'PersistentVolumeClaim')

  expect(deleted(object('v1', 'Secret', 'type: Opaque'))).toEqual([])
  expect(deleted(object('apps/v1', 'Deployment'))).toEqual([])
  expect(judgeYaml(claim, claim)).toEqual([])
})

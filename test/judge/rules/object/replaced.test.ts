import { expect, test } from 'vitest'
import { judgeYaml } from '../../builders.ts'

const object = (kind: string, id: { namespace?: string; name?: string } = {}, spec = '{ replicas: 1 }') =>
  `{ apiVersion: apps/v1, kind: ${kind}, metadata: { name: ${id.name ?? 'a'}, namespace: ${id.namespace ?? 'n'} }, spec: ${spec} }`
const changes = (before: string, after: string) => judgeYaml(before, after).filter((finding) => finding.rule === 'object/replaced')

test.each([
  ['kind', object('Deployment'), object('DaemonSet')],
  ['namespace', object('Deployment'), object('Deployment', { namespace: 'm' })],
  ['name', object('Deployment'), object('Deployment', { name: 'b' })],
])('another %s is a delete and a create, and warns', (_what, before, after) => {
  expect(changes(before, after)).toMatchObject([{ severity: 'warn', lane: 'Restart', effect: 'clients-break', object: { kind: 'Deployment', name: 'a' } }])
})

test('another name with other content is taken for another object', () => {
  expect(changes(object('Deployment'), object('Deployment', { name: 'b' }, '{ replicas: 2 }'))).toEqual([])
})

test('each new object stands for one old object only', () => {
  const before = [object('Deployment', { name: 'a' }), object('Deployment', { name: 'b' })].join('\n---\n')

  expect(changes(before, object('Deployment', { name: 'c' }))).toHaveLength(1)
})

test('two kinds of one name that are no workloads have nothing to do with each other', () => {
  expect(changes(object('Role'), object('ConfigMap'))).toEqual([])
})

import { readFileSync } from 'node:fs'
import { loadAll } from 'js-yaml'
import { expect, test } from 'vitest'
import { eventRights, ownRights, placesOf, rightsGiven, rightsToGive, rightsToLook, rightsToSend, roleManifests } from '../../src/apply/apply.ts'
import { isObject, listAt } from '../../src/model/json.ts'
import { sayRight } from '../../src/model/right.ts'
import { manifestsOf } from '../judge/manifests.ts'

const served = [
  { group: '', kind: 'ConfigMap', plural: 'configmaps', isNamespaced: true },
  { group: 'apps', kind: 'Deployment', plural: 'deployments', isNamespaced: true },
  { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', plural: 'customresourcedefinitions', isNamespaced: false },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', plural: 'clusterroles', isNamespaced: false },
]
const configMap = (namespace: string, name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: ${namespace} }\n`
const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: d, namespace: shop }\n'
const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: boats.example.com }
spec: { group: example.com, scope: Namespaced, names: { kind: Boat, plural: boats } }
`
const boat = 'apiVersion: example.com/v1\nkind: Boat\nmetadata: { name: b, namespace: shop }\n'
const role = (kind: string, rest: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: { name: r${kind.startsWith('Cluster') ? '' : ', namespace: shop'} }\n${rest}`
const rules = 'rules: [{ apiGroups: [""], resources: [pods, secrets], resourceNames: [a], verbs: [get] }]\n'
const stream = (...texts: readonly string[]) => manifestsOf(texts.join('---\n'))

test('T32: each kind is sent by two verbs in each of its namespaces, and only what may go is deleted', () => {
  const sent = stream(configMap('shop', 'a'), configMap('shop', 'b'), configMap('other', 'a'), deployment)

  const rights = rightsToSend({ sent, deleted: stream(deployment) }, placesOf(served, sent))

  expect(rights.map(sayRight)).toEqual([
    'create configmaps in namespace other',
    'patch configmaps in namespace other',
    'create configmaps in namespace shop',
    'patch configmaps in namespace shop',
    'create deployments.apps in namespace shop',
    'delete deployments.apps in namespace shop',
    'patch deployments.apps in namespace shop',
  ])
})

test('T32: a kind that comes with its CRD has a place before anybody serves it', () => {
  const sent = stream(crd, boat)

  expect(rightsToSend({ sent, deleted: [] }, placesOf(served, sent)).map(sayRight)).toContain('patch boats.example.com in namespace shop')
  expect(rightsToLook(sent, { namespace: 'default', name: 'i' }, placesOf(served, sent)).map(sayRight)).toEqual(
    expect.arrayContaining(['list boats.example.com', 'list boats.example.com in namespace default', 'get namespaces kube-system']),
  )
})

test('T32: who gives rights escalates or binds by the name of the role', () => {
  const binding = role('RoleBinding', 'roleRef: { kind: ClusterRole, name: view }\nsubjects: [{ kind: User, name: u }]\n')

  const rights = stream(role('ClusterRole', rules), role('Role', rules), binding, deployment).flatMap(rightsToGive)

  expect(rights.map(sayRight).toSorted()).toEqual([
    'bind clusterroles.rbac.authorization.k8s.io view in namespace shop',
    'escalate clusterroles.rbac.authorization.k8s.io r',
    'escalate roles.rbac.authorization.k8s.io r in namespace shop',
  ])
})

test('T32: a binding gives what the role that comes with it gives, within its own namespace', () => {
  const binding = role('RoleBinding', 'roleRef: { kind: ClusterRole, name: r }\nsubjects: [{ kind: User, name: u }]\n')
  const [one] = stream(binding)
  if (one === undefined) throw new Error('no binding')

  expect(rightsGiven(one, stream(role('ClusterRole', rules)))?.map(sayRight)).toEqual(['get pods a in namespace shop', 'get secrets a in namespace shop'])
  expect(rightsGiven(one, [])).toBeUndefined()
})

test.each([
  ['is put together by label', 'aggregationRule: { clusterRoleSelectors: [] }\nrules: []\n'],
  ['names addresses', 'rules: [{ nonResourceURLs: [/metrics], verbs: [get] }]\n'],
])('T32: a role that %s counts as everything', (_name, rest) => {
  const [one] = stream(role('ClusterRole', rest))
  if (one === undefined) throw new Error('no role')

  expect(rightsGiven(one, [])).toMatchObject([{ verb: '*', group: '*', resource: '*' }])
})

test('T32: roles hold each right once, and kinds with the same verbs share a rule', () => {
  const sent = stream(configMap('shop', 'a'), deployment, crd)

  const roles = roleManifests(rightsToSend({ sent, deleted: [] }, placesOf(served, sent)), 'sluice-e')

  expect(roles.map(({ id, body }) => [id.kind, id.namespace, body['rules']])).toEqual([
    ['ClusterRole', '', [{ apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['create', 'patch'] }]],
    [
      'Role',
      'shop',
      [
        { apiGroups: [''], resources: ['configmaps'], verbs: ['create', 'patch'] },
        { apiGroups: ['apps'], resources: ['deployments'], verbs: ['create', 'patch'] },
      ],
    ],
  ])
})

test('T29: docs/rbac/applier.yml gives what the lock and the inventory need, by name, and nothing else', () => {
  const place = { namespace: 'default', name: 'sluice-production' }
  const documented = loadAll(readFileSync(new URL('../../docs/rbac/applier.yml', import.meta.url), 'utf8')).filter(isObject)

  const needed = roleManifests([...ownRights(place, true), ...eventRights(place)], 'sluice-applier')

  expect(documented).toHaveLength(1)
  expect(new Set(listAt(documented[0], 'rules'))).toEqual(new Set(listAt(needed[0]?.body, 'rules')))
})

import { expect, test } from 'vitest'
import { findDrift } from '../../src/drift/drift.ts'
import type { Drift, DriftField } from '../../src/model/drift.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { configMap, deployment, labelled, networkPolicy, pod, role, widget, withEnv } from './bodies.ts'
import { asLive, containerFields, key, manifest, ours, type Entry } from './objects.ts'

const compare = (desired: JsonObject, live: JsonObject): readonly Drift[] => findDrift({ desired: [manifest(desired)], live: [manifest(live)], extra: [] })

const fieldsOf = (drift: readonly Drift[]): readonly DriftField[] => drift.flatMap((item) => (item.kind === 'changed' ? item.fields : []))

const pathsOf = (desired: JsonObject, live: JsonObject): readonly string[] => fieldsOf(compare(desired, live)).map(({ path }) => path)

test('an object that the cluster lacks is missing', () => {
  const desired = manifest(configMap({ a: '1' }))

  expect(findDrift({ desired: [desired], live: [], extra: [] })).toEqual([{ kind: 'missing', id: desired.id, desired, setBy: undefined }])
})

test('an object that we applied and no longer want is extra, with the time of our apply', () => {
  const left = manifest(asLive(configMap({ a: '1' }), [ours({ 'f:data': { 'f:a': {} } })]))

  expect(findDrift({ desired: [], live: [], extra: [left] })).toEqual([
    { kind: 'extra', id: left.id, live: left, manager: 'sluice', operation: 'Apply', time: '2026-11-01T00:00:00Z', subresource: '', apiVersion: 'v1' },
  ])
})

test('an object that is still wanted is not extra', () => {
  const live = manifest(asLive(configMap({ a: '1' }), [ours({ 'f:data': { 'f:a': {} } })]))

  expect(findDrift({ desired: [manifest(configMap({ a: '1' }))], live: [live], extra: [live] })).toEqual([])
})

test('a field that somebody changed names its path, both values, the manager and the time', () => {
  const desired = deployment({ env: [{ name: 'SAMPLING', value: '1' }] })
  const item = key({ name: 'SAMPLING' })
  const live = asLive(deployment({ env: [{ name: 'SAMPLING', value: '100' }] }), [
    ours(containerFields({ 'f:env': { [item]: { '.': {}, 'f:name': {} } } })),
    { manager: 'kubectl-edit', fields: containerFields({ 'f:env': { [item]: { 'f:value': {} } } }) },
  ])

  expect(fieldsOf(compare(desired, live))).toEqual([
    {
      path: 'spec.template.spec.containers[app].env[SAMPLING].value',
      pointer: '/spec/template/spec/containers/0/env/0/value',
      desiredPointer: '/spec/template/spec/containers/0/env/0/value',
      desired: '1',
      live: '100',
      manager: 'kubectl-edit',
      operation: 'Update',
      time: '2026-11-20T22:14:00Z',
      subresource: '',
      apiVersion: 'apps/v1',
      certainty: 'owner',
      others: [],
      operations: [{ op: 'replace', path: '/spec/template/spec/containers/0/env/0/value', value: '1' }],
      obstacle: '',
      setBy: undefined,
    },
  ])
})

test('status, server metadata and fields of others are no drift', () => {
  const desired = { ...configMap({ a: '1' }), status: { old: true } }
  const live = asLive({ ...configMap({ a: '1', theirs: 'x' }), status: { now: true } }, [
    ours({ 'f:data': { 'f:a': {} } }),
    { manager: 'operator', fields: { 'f:data': { 'f:theirs': {} } } },
  ])

  expect(compare(desired, live)).toEqual([])
})

test('null claims nothing', () => {
  expect(compare(deployment({ env: null }), asLive(deployment({ env: [{ name: 'A' }] }), [ours(containerFields({}))]))).toEqual([])
})

test('a zero that the server dropped is equal while we own it', () => {
  const desired = deployment({ tty: false, workingDir: '', env: [] })

  expect(compare(desired, asLive(deployment({}), [ours(containerFields({ 'f:tty': {}, 'f:workingDir': {} }))]))).toEqual([])
})

test('a false that somebody took away is drift', () => {
  const desired: JsonObject = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'a', namespace: 'shop' }, automountServiceAccountToken: false }
  const { automountServiceAccountToken: _gone, ...rest } = desired

  expect(pathsOf(desired, asLive(rest, [ours({ 'f:metadata': { 'f:labels': {} } })]))).toEqual(['automountServiceAccountToken'])
})

test('quantities are equal by value in resource maps, and texts elsewhere', () => {
  const desired = deployment({ resources: { requests: { cpu: 0.1, memory: '1024Mi' } }, workingDir: '1024Mi' })
  const live = asLive(deployment({ resources: { requests: { cpu: '100m', memory: '1Gi' } }, workingDir: '1Gi' }), [
    ours(containerFields({ 'f:workingDir': {} })),
  ])

  expect(pathsOf(desired, live)).toEqual(['spec.template.spec.containers[app].workingDir'])
})

test('a custom resource keeps quantities and zeros as written, so another spelling is drift', () => {
  expect(pathsOf(widget({ limits: { cpu: '0.1' }, note: '' }), asLive(widget({ limits: { cpu: '100m' } }), [ours({ 'f:metadata': {} })]))).toEqual([
    'spec.limits.cpu',
    'spec.note',
  ])
})

test('an item that others put first into a keyed list shifts nothing', () => {
  const desired = deployment({ env: [{ name: 'A', value: '1' }] })
  const live = asLive(
    deployment({
      env: [
        { name: 'THEIRS', value: 'x' },
        { name: 'A', value: '1' },
      ],
    }),
    [
      ours(containerFields({ 'f:env': { [key({ name: 'A' })]: { '.': {}, 'f:name': {}, 'f:value': {} } } })),
      { manager: 'injector', fields: containerFields({ 'f:env': { [key({ name: 'THEIRS' })]: { '.': {}, 'f:name': {}, 'f:value': {} } } }) },
    ],
  )

  expect(compare(desired, live)).toEqual([])
})

test('a port is known by number and protocol, TCP being the default', () => {
  const desired = deployment({ ports: [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }] })
  const live = asLive(deployment({ ports: [{ containerPort: 53, protocol: 'UDP' }] }), [])

  expect(pathsOf(desired, live)).toEqual(['spec.template.spec.containers[app].ports[53]'])
})

const liveKeyed = (...protos: readonly string[]): JsonObject => {
  const owned = protos.map((proto): readonly [string, JsonObject] => [key({ name: 'n', proto }), {}])
  return asLive(widget({ keyed: protos.map((proto) => ({ name: 'n', proto })) }), [
    { manager: 'x', fields: { 'f:spec': { 'f:keyed': Object.fromEntries(owned) } } },
  ])
}

test('an item of a custom resource is known by the keys that it sets, where only one item has them', () => {
  const desired = widget({ keyed: [{ name: 'n' }] })

  expect(pathsOf(desired, liveKeyed('TCP'))).toEqual([])
  expect(pathsOf(desired, liveKeyed('TCP', 'UDP'))).toEqual(['spec.keyed[n]'])
})

test('our items in another order are drift that nobody can be blamed for', () => {
  const owned = Object.fromEntries(['A', 'B'].map((name) => [key({ name }), { '.': {}, 'f:name': {} }]))

  const [found] = fieldsOf(compare(withEnv('A', 'B'), asLive(withEnv('B', 'THEIRS', 'A'), [ours(containerFields({ 'f:env': owned }))])))

  expect(found).toMatchObject({ path: 'spec.template.spec.containers[app].env (order)', desired: ['A', 'B'], live: ['B', 'A'], manager: '' })
})

test('a key that appears twice is drift even where the first one is as desired', () => {
  const desired = deployment({ env: [{ name: 'A', value: '1' }] })
  const live = asLive(
    deployment({
      env: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
    }),
    [],
  )

  expect(pathsOf(desired, live)).toEqual(['spec.template.spec.containers[app].env[A]'])
})

test('a right added inside a list that is owned whole is drift', () => {
  const entry: Entry = { manager: 'kubectl-patch', fields: { 'f:rules': {} } }

  expect(fieldsOf(compare(role('get'), asLive(role('get', '*'), [entry])))).toMatchObject([
    { path: 'rules[0].verbs', desired: ['get'], live: ['get', '*'], manager: 'kubectl-patch' },
  ])
})

test('a key added inside an item of such a list is drift, and the default that the server adds there is not', () => {
  const theirs = { manager: 'kubectl-patch', fields: { 'f:spec': { 'f:tolerations': {} } } }

  expect(pathsOf(pod([{ key: 'a' }]), asLive(pod([{ key: 'a', effect: 'NoSchedule', protocol: 'TCP' }]), [theirs]))).toEqual(['spec.tolerations[0].effect'])
})

test('what Git dropped is seen although the cluster still counts it as ours', () => {
  const named = role('get')
  const withNames = { ...named, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], resourceNames: ['only-this'] }] }

  expect(pathsOf(deployment({ args: ['--a'] }), asLive(deployment({ args: ['--a', '--b'] }), [ours(containerFields({ 'f:args': {} }))]))).toEqual([
    'spec.template.spec.containers[app].args',
  ])
  expect(pathsOf(named, asLive(withNames, [ours({ 'f:rules': {} })]))).toEqual(['rules[0].resourceNames'])
})

test('a zero is a value where the server puts no default in its place', () => {
  const live = asLive(deployment({ imagePullPolicy: 'Always' }, { replicas: 3 }), [ours(containerFields({ 'f:imagePullPolicy': {} }, { 'f:replicas': {} }))])
  const data = asLive(configMap({ a: 'x' }), [ours({ 'f:data': { 'f:a': {} } })])

  expect(pathsOf(deployment({ imagePullPolicy: '' }, { replicas: 0 }), live)).toEqual(['spec.replicas'])
  expect(pathsOf(configMap({ a: '' }), data)).toEqual(['data.a'])
})

test('an empty list of items with keys claims none of the items of others', () => {
  const live = asLive(deployment({ env: [{ name: 'THEIRS' }] }), [
    ours(containerFields({})),
    { manager: 'x', fields: containerFields({ 'f:env': { [key({ name: 'THEIRS' })]: {} } }) },
  ])

  expect(compare(deployment({ env: [] }), live)).toEqual([])
})

test('an empty selector that somebody filled is drift, and an empty strategy that the server filled is not', () => {
  const strategy = asLive(deployment({}, { strategy: { type: 'RollingUpdate' } }), [ours(containerFields({}, { 'f:strategy': {} }))])

  expect(
    pathsOf(networkPolicy({}), asLive(networkPolicy({ matchLabels: { a: 'b' } }), [{ manager: 'x', fields: { 'f:spec': { 'f:podSelector': {} } } }])),
  ).toEqual(['spec.podSelector'])
  expect(compare(deployment({}, { strategy: {} }), strategy)).toEqual([])
})

test('a list of a Pod that is still ours and longer was lengthened by admission', () => {
  expect(compare(pod([{ key: 'a' }]), asLive(pod([{ key: 'a' }, { key: 'not-ready' }]), [ours({ 'f:spec': { 'f:tolerations': {} } })]))).toEqual([])
})

test('a field that our entry holds and desired no longer sets is drift: the next apply removes it', () => {
  const live = asLive(configMap({ a: '1', old: '2' }), [ours({ 'f:data': { 'f:a': {}, 'f:old': {} } })])

  expect(fieldsOf(compare(configMap({ a: '1' }), live))).toMatchObject([
    { path: 'data.old', desired: undefined, live: '2', manager: 'sluice', operation: 'Apply' },
  ])
})

test('a kind that lives at another version only differs in its apiVersion, and no field is compared', () => {
  const drift = findDrift({ desired: [manifest(deployment({ image: 'a' }))], live: [{ ...manifest(deployment({ image: 'b' })), version: 'v2' }], extra: [] })

  expect(fieldsOf(drift)).toMatchObject([{ path: 'apiVersion', desired: 'apps/v1', live: 'apps/v2' }])
})

test('keys that hold dots or slashes are quoted in paths and escaped in pointers', () => {
  expect(fieldsOf(compare(labelled({ 'helm.sh/chart': '1' }), asLive(labelled({ 'helm.sh/chart': '2' }), [])))).toMatchObject([
    { path: 'metadata.labels["helm.sh/chart"]', pointer: '/metadata/labels/helm.sh~1chart' },
  ])
})

test('drift comes in the order of identity, however it was found', () => {
  const [a, b, c] = [manifest(configMap({}, 'a')), manifest(configMap({}, 'b')), manifest(configMap({}, 'c'))]

  const drift = findDrift({ desired: [c, b], live: [], extra: [a] })

  expect(drift.map(({ kind, id }) => `${kind} ${id.name}`)).toEqual(['extra a', 'missing b', 'missing c'])
})

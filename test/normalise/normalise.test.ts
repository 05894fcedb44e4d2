import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { textAt } from '../../src/model/json.ts'
import type { Capabilities } from '../../src/model/workspace.ts'
import { dumpStream, normalise } from '../../src/normalise/normalise.ts'
import { bodies, inNormalForm, messages, names, object, problems, value } from './manifests.ts'

const hook = (events: string): string => `  annotations: {helm.sh/hook: "${events}"}\n`
const crd = (kind: string, scope: string): string => `---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ${kind.toLowerCase()}s.example.com}
spec: {group: example.com, scope: ${scope}, names: {kind: ${kind}}}
`

const custom = (kind: string): string => `---\napiVersion: example.com/v1\nkind: ${kind}\nmetadata: {name: a}\n`
const stream = (texts: readonly string[]): string => dumpStream(value(inNormalForm(texts.join(''))))

test('promise 1, same in, same bytes out: shuffled documents and keys give one stream', () => {
  const documents = [
    object('ConfigMap', 'b'),
    object('ConfigMap', 'a', 'data: {z: "1", "10": x, "9": "y"}\n'),
    object('Namespace', 'ns'),
    crd('Gate', 'Cluster'),
  ]
  const expected = stream(documents)

  fc.assert(
    fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (shuffled) => {
      expect(stream(shuffled)).toBe(expected)
    }),
  )
  expect(stream([...documents.slice(0, 1), object('ConfigMap', 'a', 'data: {"9": "y", "10": x, z: "1"}\n'), ...documents.slice(2)])).toBe(expected)
  expect(stream([expected])).toBe(expected)
})

test('H03: documents go by phase, then group, kind, namespace and name, in code-unit order', () => {
  const text = [
    '{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: {name: w}}',
    '{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}}',
    '{apiVersion: v1, kind: Service, metadata: {name: a}}',
    '{apiVersion: v1, kind: Service, metadata: {name: Z}}',
    '{apiVersion: v1, kind: Service, metadata: {name: b, namespace: a}}',
    '{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: c}}',
    '{apiVersion: v1, kind: Namespace, metadata: {name: ns}}',
  ].join('\n---\n')

  expect(names(inNormalForm(text))).toEqual([
    'Namespace ns',
    'CustomResourceDefinition c',
    'Service a/b',
    'Service shop/Z',
    'Service shop/a',
    'Deployment shop/a',
    'ValidatingWebhookConfiguration w',
  ])
})

test.each(['test', 'test-success', 'pre-delete', 'post-delete,post-rollback', 'pre-rollback, test-failure'])('hooks of "%s" are always left out', (events) => {
  for (const hooks of ['error', 'drop', 'keep', 'run'] as const) {
    expect(names(inNormalForm(`${object('Job', 'a', hook(events))}${object('ConfigMap', 'b')}`, { hooks }))).toEqual(['ConfigMap shop/b'])
  }
})

test('H09 hooks of deletion and rollback that are left out are told, and so are dropped ones of install; tests are not', () => {
  const text = `${object('Job', 'a', hook('post-delete'))}${object('Job', 'b', hook('pre-install'))}${object('Pod', 'c', hook('test'))}`
  const leftOut = (hooks: 'drop' | 'keep') => inNormalForm(text, { hooks }).leftOut.map(({ id }) => id.name)

  expect(leftOut('drop')).toEqual(['a', 'b'])
  expect(leftOut('keep')).toEqual(['a'])
})

test('H09 hooks that apply is to run stay, with what says when', () => {
  const [job] = bodies(inNormalForm(object('Job', 'a', hook('pre-install')), { hooks: 'run' }))

  expect(job).toMatchObject({ metadata: { annotations: { 'helm.sh/hook': 'pre-install' } } })
})

test('install and upgrade hooks are left out, kept or listed, as the release decides', () => {
  const text = `${object('Job', 'a', hook('pre-install,pre-delete'))}${object('Job', 'b', hook('crd-install'))}${object('ConfigMap', 'c')}`

  expect(names(inNormalForm(text, { hooks: 'drop' }))).toEqual(['ConfigMap shop/c'])
  expect(names(inNormalForm(text, { hooks: 'keep' }))).toEqual(['ConfigMap shop/c', 'Job shop/a', 'Job shop/b'])
  expect(problems(inNormalForm(text))).toMatchObject([
    {
      line: 2,
      message: 'Job a is a hook (pre-install), which kubectl cannot run as one',
      hint: expect.stringMatching(/hooks: drop.*hooks: keep.*environment\.yml/),
    },
    { line: 8, message: expect.stringContaining('crd-install') },
  ])
})

test('H13: a namespaced object without a namespace gets the one of the release; another one stays', () => {
  expect(
    names(inNormalForm(`${object('ConfigMap', 'a')}${object('ConfigMap', 'b', '  namespace: other\n')}${object('ConfigMap', 'c', '  namespace: ""\n')}`)),
  ).toEqual(['ConfigMap other/b', 'ConfigMap shop/a', 'ConfigMap shop/c'])
  expect(textAt(bodies(inNormalForm(object('ConfigMap', 'a')))[0], 'metadata', 'namespace')).toBe('shop')
})

test('H14: a cluster-scoped object loses its namespace', () => {
  const [body] = bodies(inNormalForm('apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a, namespace: shop}\n'))

  expect(body).toEqual({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'a' } })
})

test('H08, H13: the CRDs of the same render, wherever in the chart they stand, say where their kinds live', () => {
  const text = `${custom('Gate')}${custom('Shop')}${crd('Gate', 'Cluster')}${crd('Shop', 'Namespaced')}`

  expect(names(inNormalForm(text)).slice(2)).toEqual(['Gate a', 'Shop shop/a'])
})

test('H13: kinds whose CRD is installed elsewhere live where the recorded capabilities say', () => {
  const capabilities: Capabilities = {
    kubeVersion: '1.35.0',
    apiVersions: ['example.com/v1', 'example.com/v1/Gate', 'example.com/v1/Shop', 'v1/Node', 'cert-manager.io/v1/ClusterIssuer'],
    clusterScoped: ['Node', 'example.com/Gate'],
    clusterUid: '',
  }
  const text = `${custom('Gate')}${custom('Shop')}${object('Node', 'a', '  namespace: x\n')}---\n{apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: {name: i}}\n`

  expect(names(inNormalForm(text, { capabilities }))).toEqual(['Node a', 'ClusterIssuer shop/i', 'Gate a', 'Shop shop/a'])
  expect(names(inNormalForm(`${text}${crd('Gate', 'Namespaced')}`, { capabilities }))).toContain('Gate shop/a')
  expect(names(inNormalForm(text, { capabilities: { ...capabilities, clusterScoped: 'unknown' } }))).toContain('ClusterIssuer i')
})

test('a custom kind of unknown scope counts as namespaced, but for those that are known not to be', () => {
  const text =
    '{apiVersion: example.com/v1, kind: Thing, metadata: {name: a}}\n---\n{apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: {name: a}}\n---\n{apiVersion: example.com/v1, kind: Thing, metadata: {name: b, namespace: x}}'

  expect(names(inNormalForm(text))).toEqual(['ClusterIssuer a', 'Thing shop/a', 'Thing x/b'])
})

test('without a release every namespace stays as it is', () => {
  const text = `${object('ConfigMap', 'a')}${object('Namespace', 'b', '  namespace: x\n')}`

  expect(names(inNormalForm(text, { namespace: '' }))).toEqual(['Namespace x/b', 'ConfigMap a'])
})

test('H23: status and the unset creation time go, every other null stays', () => {
  const [body] = bodies(
    inNormalForm(
      'apiVersion: v1\nkind: A\nmetadata: {name: a, creationTimestamp: null, labels: null}\nspec: {template: {metadata: {creationTimestamp: null}}, status: x}\nstatus: {ready: true}\n',
    ),
  )

  expect(body).toEqual({
    apiVersion: 'v1',
    kind: 'A',
    metadata: { name: 'a', labels: null, namespace: 'shop' },
    spec: { template: { metadata: { creationTimestamp: null } }, status: 'x' },
  })
  expect(bodies(inNormalForm('apiVersion: v1\nkind: A\nmetadata: {name: a, creationTimestamp: "2001-01-01T00:00:00Z"}\n'))[0]).toHaveProperty(
    'metadata.creationTimestamp',
  )
})

test('H02: a Secret with data needs a decision, and its data is never said', () => {
  const text = `${object('Secret', 'a', 'stringData: {p: hunter2}\n')}${object('Secret', 'b', 'data: {p: ""}\n')}`
  const refused = inNormalForm(`${text}${object('Secret', 'c', 'data: [aHVudGVyMg==]\n')}`)

  expect(problems(refused)).toMatchObject([
    { line: 2, message: 'Secret shop/a holds data, and Git would keep it in plain text', hint: expect.stringContaining('secrets: allow') },
    { message: expect.stringContaining('Secret shop/c') },
  ])
  expect(JSON.stringify(refused)).not.toMatch(/hunter2|aHVudGVyMg/)
  expect(names(inNormalForm(text, { secrets: 'allow' }))).toHaveLength(2)
})

test('H02: redacted, a Secret keeps its keys and loses every value, and what kubectl copied of them', () => {
  const copied = '  annotations: {a: b, kubectl.kubernetes.io/last-applied-configuration: hunter2}\ntype: Opaque\n'
  const filled = object('Secret', 'a', `${copied}data: {p: aHVudGVyMg==, q: ""}\nstringData: {r: hunter2}\n`)
  const [redacted, empty] = bodies(inNormalForm(`${filled}${object('Secret', 'b', 'data: {p: ""}\n')}`, { secrets: 'redact' }))

  expect(redacted).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'a', namespace: 'shop', annotations: { a: 'b' } },
    type: 'Opaque',
    data: { p: '(redacted)', q: '(redacted)', r: '(redacted)' },
  })
  expect(empty).toMatchObject({ data: { p: '' } })
  expect(problems(inNormalForm(object('Secret', 'c', 'data: [aHVudGVyMg==]\n'), { secrets: 'redact' }))).toHaveLength(1)
})

test('what is redacted stays as it is when it is read again', () => {
  const once = stream([dumpStream(value(inNormalForm(object('Secret', 'a', 'data: {p: eA==}\n'), { secrets: 'redact' })))])

  expect(once).toContain('p: (redacted)')
})

test('H15: two objects with one identity are a problem that names both, whatever their versions and files', () => {
  const first = { file: 'a.yaml', text: '# why\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\n' }
  const second = { file: 'b.yaml', text: `${object('ConfigMap', 'a')}---\napiVersion: apps/v1beta1\nkind: Deployment\nmetadata: {name: web}\n` }

  expect(problems(normalise([first, second], { namespace: 'shop', hooks: 'error', secrets: 'refuse', capabilities: 'unknown' }))).toMatchObject([
    { file: 'b.yaml', line: 7, message: 'Deployment shop/web stands here (apps/v1beta1) and at a.yaml:2 (apps/v1)' },
  ])
})

test.each([
  ['a name that climbs', { name: '../../climbed' }],
  ['the name ".."', { name: '..' }],
  ['a name of 254 characters', { name: 'a'.repeat(254) }],
  ['a name with an escape sequence', { name: 'a\u001b[2J' }],
  ['a name with a NUL', { name: 'a\0b' }],
  ['a name with "%"', { name: 'a%2fb' }],
  ['a kind that climbs', { kind: '../../Up' }],
  ['a group that climbs', { apiVersion: '../../up/v1' }],
  ['three parts in apiVersion', { apiVersion: 'a/b/v1' }],
])('%s is a problem, said in visible characters', (_claim, odd) => {
  const { apiVersion, kind, name } = { apiVersion: 'v1', kind: 'ConfigMap', name: 'a', ...odd }
  const result = inNormalForm(JSON.stringify({ apiVersion, kind, metadata: { name } }))

  expect(messages(result)).toMatch(/^Cannot use "/)
  expect(messages(result)).not.toMatch(/[^ -~…]/)
})

test.each(['system:node', 'a.b-c', 'Alpha', 'a'.repeat(253)])('the name %j is one that some API server takes', (name) => {
  expect(names(inNormalForm(JSON.stringify({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name } })))).toHaveLength(1)
})

test('a namespace that is no label is a problem', () => {
  expect(messages(inNormalForm(object('ConfigMap', 'a', '  namespace: ../x\n')))).toContain('Cannot use "../x" as metadata.namespace')
})

test('every problem of every pass is told at once', () => {
  const text = `${object('Job', 'a', hook('pre-install'))}${object('Secret', 's', 'data: {p: eA==}\n')}${object('ConfigMap', '..')}${object('ConfigMap', 'd')}${object('ConfigMap', 'd')}---\na: 1\n`

  expect(problems(inNormalForm(text)).length).toBeGreaterThanOrEqual(7)
})

import { expect, test } from 'vitest'
import { orderOf } from '../../src/apply/apply.ts'
import { lines, release, wavesOf } from './releases.ts'

const object = (type: string, name: string, rest = '{}') => {
  const [apiVersion, kind] = type.split(' ')
  return `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}${kind === 'Namespace' ? '' : ', namespace: shop'} }\nspec: ${rest}\n`
}
const lampDefinition = object('apiextensions.k8s.io/v1 CustomResourceDefinition', 'lamps.example.com', '{ group: example.com, names: { kind: Lamp } }').replace(
  ', namespace: shop',
  '',
)
const deployment = (name: string, pod = '{}', labels = '{}') =>
  object('apps/v1 Deployment', name, `{ template: { metadata: { labels: ${labels} }, spec: ${pod} } }`)
const webhook = (name: string, service: string) =>
  `---\napiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: { name: ${name} }\nwebhooks: [{ name: a, clientConfig: { service: { namespace: shop, name: ${service} } } }]\n`

test('the table puts namespaces and CRDs first, then rights, configuration, workloads, custom resources, and webhooks last', () => {
  const stream = [
    webhook('check', 'elsewhere'),
    object('example.com/v1 Lamp', 'l'),
    deployment('d'),
    object('v1 ConfigMap', 'm'),
    object('rbac.authorization.k8s.io/v1 Role', 'role'),
    object('v1 LimitRange', 'limits'),
    lampDefinition,
    object('v1 Namespace', 'shop'),
  ].join('')

  expect(wavesOf(release(stream))).toEqual([
    'namespaces and CRDs: Namespace shop, CustomResourceDefinition lamps.example.com',
    'policies and RBAC: LimitRange shop/limits, Role shop/role',
    'configuration: ConfigMap shop/m',
    'workloads: Deployment shop/d',
    'custom resources: Lamp shop/l',
    'webhook configurations: ValidatingWebhookConfiguration check',
  ])
})

test('a custom kind that is called like a built-in one is a custom resource', () => {
  expect(wavesOf(release(object('serving.knative.dev/v1 Service', 's')))).toEqual(['custom resources: Service shop/s'])
})

test('inside a wave an object comes after what it names', () => {
  const stream = [object('cert-manager.io/v1 Certificate', 'a', '{ issuerRef: { kind: Issuer, name: z } }'), object('cert-manager.io/v1 Issuer', 'z')].join('')

  expect(wavesOf(release(stream))).toEqual(['custom resources: Issuer shop/z, Certificate shop/a'])
})

test('what makes a Secret comes before the workload that would wait for it', () => {
  const pod = '{ volumes: [{ secret: { secretName: tls } }], containers: [{ envFrom: [{ secretRef: { name: login } }] }] }'
  const stream = [
    deployment('d', pod),
    object('cert-manager.io/v1 Certificate', 'c', '{ secretName: tls }'),
    object('external-secrets.io/v1 ExternalSecret', 'e', '{ target: { name: login } }'),
    object('example.com/v1 Lamp', 'l'),
  ].join('')

  expect(wavesOf(release(stream))).toEqual(['workloads: Certificate shop/c, ExternalSecret shop/e, Deployment shop/d', 'custom resources: Lamp shop/l'])
})

test('a Secret of the render itself pulls nothing forward', () => {
  const stream = [
    deployment('d', '{ volumes: [{ secret: { secretName: tls } }] }'),
    object('v1 Secret', 'tls'),
    object('cert-manager.io/v1 Certificate', 'c', '{ secretName: tls }'),
  ].join('')

  expect(wavesOf(release(stream))).toEqual(['configuration: Secret shop/tls', 'workloads: Deployment shop/d', 'custom resources: Certificate shop/c'])
})

test('a release comes after all of what it needs', () => {
  const base = release(deployment('base'), { name: 'base' })
  const app = release(object('v1 ConfigMap', 'app'), { name: 'app', needs: ['base'] })

  expect(wavesOf(app, base)).toEqual(['workloads: Deployment shop/base', 'configuration: ConfigMap shop/app'])
  expect(wavesOf({ ...app, needs: [] }, base)).toEqual(['configuration: ConfigMap shop/app', 'workloads: Deployment shop/base'])
})

test('a release that needs one that is not among those applied comes at once', () => {
  expect(wavesOf(release(deployment('d'), { needs: ['elsewhere'] }))).toEqual(['workloads: Deployment shop/d'])
})

test('a Namespace or a CRD of a later release comes with the earlier one that needs it', () => {
  const first = release(object('example.com/v1 Lamp', 'l'), { name: 'first' })
  const second = release(`${lampDefinition}${object('v1 Namespace', 'shop')}${object('v1 ConfigMap', 'm')}`, { name: 'second', needs: ['first'] })

  expect(wavesOf(first, second)).toEqual([
    'namespaces and CRDs: Namespace shop, CustomResourceDefinition lamps.example.com',
    'custom resources: Lamp shop/l',
    'configuration: ConfigMap shop/m',
  ])
})

test('a webhook waits for the workload behind its Service, even when that comes with a later release', () => {
  const base = release(webhook('check', 'guard'), { name: 'base' })
  const guard = object('v1 Service', 'guard', '{ selector: { app: guard } }')
  const istiod = release(`${guard}${deployment('istiod', '{}', '{ app: guard, rev: a }')}`, { name: 'istiod', needs: ['base'] })

  expect(wavesOf(base, istiod)).toEqual([
    'configuration: Service shop/guard',
    'workloads: Deployment shop/istiod',
    'webhook configurations: ValidatingWebhookConfiguration check',
  ])
})

test('an aggregated API comes after the workload that serves it, and its objects after it', () => {
  const api =
    '---\napiVersion: apiregistration.k8s.io/v1\nkind: APIService\nmetadata: { name: v1.meters.example.com }\nspec: { group: meters.example.com, version: v1, service: { namespace: shop, name: meters } }\n'
  const stream = [
    object('meters.example.com/v1 Meter', 'm'),
    api,
    object('v1 Service', 'meters', '{ selector: { app: meters } }'),
    deployment('meters', '{}', '{ app: meters }'),
  ].join('')

  expect(wavesOf(release(stream))).toEqual([
    'configuration: Service shop/meters',
    'workloads: Deployment shop/meters',
    'aggregated APIs: APIService v1.meters.example.com',
    'custom resources: Meter shop/m',
  ])
})

test('custom resources wait for what converts them, even when that comes with a later release', () => {
  const converted = lampDefinition.replace('names:', 'conversion: { webhook: { clientConfig: { service: { namespace: shop, name: converter } } } }, names:')
  const first = release(`${converted}${object('example.com/v1 Lamp', 'l')}`, { name: 'first' })
  const second = release(`${object('v1 Service', 'converter', '{ selector: { app: c } }')}${deployment('c', '{}', '{ app: c }')}`, {
    name: 'second',
    needs: ['first'],
  })

  expect(wavesOf(first, second).at(-1)).toBe('custom resources: Lamp shop/l')
})

test('a chart that claims to serve built-in kinds itself does not hang the order', () => {
  const api =
    '---\napiVersion: apiregistration.k8s.io/v1\nkind: APIService\nmetadata: { name: v1.apps }\nspec: { group: apps, version: v1, service: { namespace: shop, name: s } }\n'
  const stream = `${api}${object('v1 Service', 's', '{ selector: { app: a } }')}${deployment('d', '{}', '{ app: a }')}`

  expect(wavesOf(release(stream)).map((line) => line.split(':')[0])).toEqual(['configuration', 'workloads', 'aggregated APIs'])
})

test('objects that name each other are applied all the same, and the pair is told', () => {
  const stream = [
    object('example.com/v1 Issuer', 'a', '{ issuerRef: { kind: Issuer, name: b } }'),
    object('example.com/v1 Issuer', 'b', '{ issuerRef: { kind: Issuer, name: a } }'),
  ].join('')

  const order = orderOf([release(stream)])

  expect(lines(order)).toEqual(['custom resources: Issuer shop/b, Issuer shop/a'])
  expect(order.cycles.map((pair) => pair.map(({ name }) => name))).toEqual([['b', 'a']])
})

test('a large wave is cut into streams, and what names each other stays in one of them, in order', () => {
  const pairs = Array.from({ length: 200 }, (_, index) =>
    [object('example.com/v1 Certificate', `c${index}`, `{ issuerRef: { kind: Issuer, name: i${index} } }`), object('example.com/v1 Issuer', `i${index}`)].join(
      '',
    ),
  )

  const [wave] = orderOf([release(pairs.join(''))]).waves

  const streams = wave?.streams.map((stream) => stream.map(({ id }) => id.name)) ?? []
  expect(streams.map((stream) => stream.length)).toEqual([100, 100, 100, 100])
  expect(streams.every((stream) => stream.every((name) => !name.startsWith('c') || stream.indexOf(`i${name.slice(1)}`) < stream.indexOf(name)))).toBe(true)
  expect(streams.every((stream) => stream.filter((name) => name.startsWith('c')).every((name) => stream.includes(`i${name.slice(1)}`)))).toBe(true)
})

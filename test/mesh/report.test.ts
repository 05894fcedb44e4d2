import { expect, test } from 'vitest'
import { meshOf, meshReport, predict } from '../../src/mesh/mesh.ts'
import { ingress, object, routing, running, serving, to } from './manifests.ts'

const http = { port: 80, name: 'http' }

const entry = (name: string) =>
  object('ServiceEntry', `shop/${name}`, { spec: { hosts: ['api.example.com'], resolution: 'DNS', ports: [{ number: 443, name: 'tls', protocol: 'TLS' }] } })

test('proxies that nothing tells apart are one class, and a label that a route asks for makes another', () => {
  const asks = routing('shop/web', { hosts: ['web'] }, [{ match: [{ sourceLabels: { tier: 'gold' } }], ...to('web') }])

  const { proxies } = meshReport([...ingress, serving('shop/web', http), running('shop/a'), running('shop/b'), running('shop/c', { tier: 'gold' }), asks])

  expect(proxies.map(({ name, members }) => [name, members])).toEqual([
    ['gateway istio-system/ingress', ['Deployment istio-system/ingress']],
    ['sidecars of istio-system', []],
    ['sidecars of shop', ['Deployment shop/a', 'Deployment shop/b']],
    ['sidecars of shop (tier=gold)', ['Deployment shop/c']],
  ])
})

test('a class says which Sidecar it is under', () => {
  const { proxies } = meshReport([running('shop/web'), object('Sidecar', 'shop/narrow', { spec: { egress: [{ hosts: ['./*'] }] } })])

  expect(proxies.map(({ sidecar }) => sidecar?.name)).toEqual(['narrow'])
})

test('the order of manifests does not count', () => {
  const all = [
    ...ingress,
    serving('shop/web', http),
    serving('shop/db', { port: 5432, name: 'tcp' }),
    serving('till/web', http),
    routing('shop/web', { hosts: ['web'] }, [to('web')]),
  ]

  expect(meshReport(all.toReversed())).toEqual(meshReport(all))
})

test('what manifests cannot tell is named and not guessed', () => {
  const headless = serving('shop/db', { port: 5432, name: 'tcp' }, { clusterIP: 'None' })

  const { unknown, proxies } = meshReport([serving('shop/web', { port: 81, name: 'tcp' }), headless, entry('a'), entry('b'), object('EnvoyFilter', 'shop/lua')])

  expect(unknown).toEqual([
    'EnvoyFilter shop/lua is not modelled: what it changes in a proxy is not predicted.',
    '1 cluster IP is not among the manifests, and written as VIP(name.namespace).',
    'The pods of 1 headless Service are not among the manifests: a listener of each pod is written once, as POD(name.namespace).',
    'ServiceEntry shop/a and ServiceEntry shop/b claim api.example.com and are of one age: which of them counts changes from one start of istiod to the next.',
    'istiod is not among the manifests: Istio 1.31 is assumed.',
    expect.stringContaining('The mesh configuration is not among the manifests'),
  ])
  expect(proxies[0]?.listeners.map(({ name }) => name)).toEqual(expect.arrayContaining(['VIP(web.shop)_81', 'POD(db.shop)_5432']))
})

test('a Gateway whose pods are elsewhere is predicted by its selector, and that is said', () => {
  const [, gateway] = ingress
  const { proxies, unknown } = meshReport([...(gateway === undefined ? [] : [gateway]), serving('shop/web', http)])

  expect(proxies.find(({ kind }) => kind === 'gateway')).toMatchObject({ name: 'gateway with app=ingress', members: [], listeners: [{ name: '0.0.0.0_80' }] })
  expect(unknown[0]).toMatch(/^No workload with app=ingress is among the manifests, which a Gateway selects: /)
})

test('several objects that are not modelled are one sentence', () => {
  const filters = ['a', 'b', 'c', 'd'].map((name) => object('EnvoyFilter', `shop/${name}`))

  expect(meshReport(filters).unknown[0]).toBe(
    '4 of kind EnvoyFilter are not modelled: what they change in a proxy is not predicted (shop/a, shop/b, shop/c and 1 more).',
  )
})

test('a Sidecar that opens an HTTP proxy is not predicted, and that is said', () => {
  const proxy = object('Sidecar', 'shop/default', {
    spec: { egress: [{ port: { number: 3128, protocol: 'HTTP_PROXY', name: 'proxy' }, bind: '127.0.0.1', hosts: ['./*'] }] },
  })

  expect(meshReport([proxy]).unknown[0]).toBe('Sidecar shop/default opens an HTTP proxy (protocol HTTP_PROXY): the hosts of that listener are not predicted.')
})

test('what Istio would refuse is left out, and said', () => {
  const refused = routing('shop/web', { hosts: ['web', 'web.shop.svc.cluster.local', '*.shop.svc.cluster.local'] }, [{ ...to('web'), timeout: '1s' }])

  const { unknown, proxies } = meshReport([serving('shop/web', http), refused])

  expect(unknown[0]).toBe('VirtualService shop/web is left out, since Istio refuses it: hosts web.shop.svc.cluster.local and *.shop.svc.cluster.local overlap.')
  expect(JSON.stringify(proxies)).not.toContain('"timeout":"1s"')
})

test.each([
  ['1.2.10', 'a name that says nothing is TCP', [false, false]],
  ['1.3.0', 'a name that says nothing is guessed', [true, false]],
  ['1.18.0', 'hosts are listed without their port', [true, false]],
  ['1.27.0', 'hosts answer with a dot at the end too', [true, true]],
])('Istio %s: %s', (version, _what, [guesses, hasDot]) => {
  const istiod = running('istio-system/istiod', {}, `istio/pilot:${version}`)

  const { listeners, tables } = predict(meshOf([istiod, serving('shop/web', { port: 81, name: 'web' }), serving('shop/api', http)]), {
    kind: 'sidecar',
    namespace: 'shop',
    labels: new Map(),
    address: '',
  })

  expect(listeners.find(({ port }) => port === 81)?.chains.some(({ target }) => target.kind === 'routes')).toBe(guesses)
  expect(tables.flatMap(({ virtualHosts }) => virtualHosts.flatMap(({ domains }) => domains)).includes('api.shop.svc.cluster.local.')).toBe(hasDot)
})

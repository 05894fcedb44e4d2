import { expect, test } from 'vitest'
import { meshChange } from '../../src/mesh/mesh.ts'
import type { JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { ingress, object, routing, running, serving, publicGateway, to } from './manifests.ts'

const http = { port: 80, name: 'http' }
const shop = [running('shop/web'), serving('shop/web', http)]

/** What a change does, as "severity kind flag subject at classes". */
const said = (before: readonly Manifest[], after: readonly Manifest[]): readonly string[] =>
  meshChange(before, after).effects.map(({ severity, kind, flag, subject, classes }) =>
    [severity, kind, flag, subject, 'at', classes.map(({ name }) => name).join(' + ')].filter((word) => word !== '').join(' '),
  )

const host = 'web.shop.svc.cluster.local'

const subset = (name: string): Manifest => object('DestinationRule', 'shop/web', { spec: { host: 'web', subsets: [{ name, labels: {} }] } })

const database = (name: string, address: string): Manifest =>
  object('ServiceEntry', `shop/${name}`, {
    spec: { hosts: [`${name}.example.com`], addresses: [address], resolution: 'STATIC', ports: [{ number: 5432, name: 'tcp', protocol: 'TCP' }] },
  })

const shopUnder = (version: string): readonly Manifest[] => [...shop, running('istio-system/istiod', {}, `docker.io/istio/pilot:${version}`)]

const shopRouted = (more: JsonObject): readonly Manifest[] => [...shop, routing('shop/web', { hosts: ['web'] }, [{ ...to('web'), ...more }])]

test('manifests that stay the same do nothing to any proxy', () => {
  const all = [...ingress, ...shop, routing('shop/web', { hosts: ['web.example.com'], gateways: [publicGateway] }, [to('web')])]

  expect(said(all, all.toReversed())).toEqual([])
})

test('a route to a host that nobody has ends in 503 NC, and says which part of the name is wrong', () => {
  const before = [...shop, routing('shop/web', { hosts: ['web'] }, [to('web')])]
  const after = [...shop, routing('shop/web', { hosts: ['web'] }, [to('web.shopp')])]

  const { effects } = meshChange(before, after)

  expect(effects).toMatchObject([
    { kind: 'no-cluster', severity: 'block', flag: '503 NC', subject: 'outbound|80||web.shopp', source: { kind: 'VirtualService', name: 'web' } },
  ])
  expect(effects[0]?.why).toContain('a name with a dot is taken as it is')
})

test('a subset that is taken away from under a route ends in 503 NC', () => {
  const route = routing('shop/web', { hosts: ['web'] }, [{ route: [{ destination: { host: 'web', subset: 'v1' } }] }])

  const { effects } = meshChange([...shop, route, subset('v1')], [...shop, route, subset('v2')])

  expect(effects[0]).toMatchObject({ kind: 'no-cluster', flag: '503 NC', subject: `outbound|80|v1|${host}` })
  expect(effects[0]?.why).toContain('No DestinationRule')
})

test('a route that already led nowhere is no news', () => {
  const broken = [...shop, routing('shop/web', { hosts: ['web'] }, [to('ghost')])]

  expect(said(broken, [...broken, running('shop/other')])).toEqual([])
})

test('an omitted port means the port that was called on sidecars, and the only one of the Service at a gateway', () => {
  const single = serving('shop/single', { port: 8000, name: 'http' })
  const before = [...ingress, ...shop, single]
  const route = routing('shop/web', { hosts: ['web', 'web.example.com'], gateways: ['mesh', publicGateway] }, [to('single')])

  const effects = meshChange(before, [...before, route]).effects.filter(({ kind }) => kind === 'no-cluster')

  expect(effects.map(({ subject }) => subject)).toEqual(['outbound|80||single.shop.svc.cluster.local', 'outbound|80||single.shop.svc.cluster.local'])
  expect(new Set(effects.flatMap(({ classes }) => classes.map(({ name }) => name)))).toEqual(new Set(['sidecars of istio-system', 'sidecars of shop']))
})

test('a host that no VirtualService brings to the gateway any more is answered with 404 NR', () => {
  const before = [...ingress, ...shop, routing('shop/web', { hosts: ['web.example.com'], gateways: [publicGateway] }, [to('web')])]
  const after = [...ingress, ...shop, routing('shop/web', { hosts: ['web.example.com'], gateways: ['istio-system/publik'] }, [to('web')])]

  expect(said(before, after)).toEqual(['block host-lost 404 NR web.example.com:80 at gateway istio-system/ingress'])
})

test('a port that the gateway closes refuses connections', () => {
  const [pods, ...gateways] = ingress

  expect(
    said(
      ingress,
      [pods, ...gateways.map((gateway) => ({ ...gateway, body: { spec: { selector: { app: 'ingress' }, servers: [] } } }))].flatMap((one) => one ?? []),
    ),
  ).toEqual(['block port-closed 503 UF 0.0.0.0_80 at gateway istio-system/ingress'])
})

test('a selector that matches no workload any more leaves a cluster without endpoints', () => {
  const after = [running('shop/web', { app: 'renamed' }), serving('shop/web', http)]

  expect(said(shop, after)).toEqual([`block no-endpoint 503 UH outbound|80||${host} at sidecars of shop`])
})

test('of two TCP ports on one address the second is dropped, and its callers are told', () => {
  const effects = said([database('a', '10.1.1.1'), database('b', '10.1.1.2')], [database('a', '10.1.1.1'), database('b', '10.1.1.1')])

  expect(effects[0]).toBe('block unreachable 503 UH b.example.com:5432 at sidecars of shop')
})

test('timeouts and retries of a route are compared', () => {
  expect(meshChange(shopRouted({ timeout: '5s' }), shopRouted({ timeout: '1s', retries: { attempts: 0 } })).effects).toMatchObject([
    {
      kind: 'timing-changed',
      before: 'timeout 5s, 2 retries on connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes',
      after: 'timeout 1s, no retries',
    },
  ])
})

test('where a route goes and in which order routes are asked is compared', () => {
  const other = serving('shop/other', http)
  const [first, second] = [
    { match: [{ uri: { prefix: '/a' } }], ...to('web') },
    { match: [{ uri: { prefix: '/' } }], ...to('other') },
  ]
  const routed = (...routes: readonly (typeof first)[]) => [...shop, other, routing('shop/web', { hosts: ['web'] }, routes)]

  expect(said(routed(first, second), routed(second, first))).toContainEqual(expect.stringContaining('warn route-lost'))
  expect(said(routed(first, second), routed({ ...first, ...to('other') }, second))).toEqual([`warn target-changed ${host}:80 at sidecars of shop`])
})

test('a Service that is no longer exported leaves the mesh for other namespaces alone', () => {
  const hidden = object('Service', 'shop/web', {
    metadata: { annotations: { 'networking.istio.io/exportTo': '.' } },
    spec: { selector: { app: 'web' }, ports: [http] },
  })
  const caller = running('till/caller')

  expect(said([...shop, caller], [running('shop/web'), hidden, caller])).toEqual([
    `warn host-lost 404 NR ${host}:80 at sidecars of till`,
    `info cluster-lost outbound|80||${host} at sidecars of till`,
  ])
})

test('an upgrade of istiod changes what is retried where nobody says', () => {
  const { effects } = meshChange(shopUnder('1.23.4'), shopUnder('1.24.0'))

  expect(effects.map(({ kind, before }) => [kind, before.includes('(503)')])).toEqual([['timing-changed', true]])
})

test('an effect that several classes of proxies see is told once', () => {
  const before = [...shop, running('till/caller')]

  const { effects } = meshChange(before, [running('shop/web'), serving('shop/web', { port: 80, name: 'tcp' }), running('till/caller')])

  expect(effects.filter(({ kind }) => kind === 'layer-lost').map(({ classes }) => classes)).toEqual([
    [
      { name: 'sidecars of shop', workloads: 1 },
      { name: 'sidecars of till', workloads: 1 },
    ],
  ])
})

const payTo = (target: string): Manifest => routing('shop/web', { hosts: ['web'] }, [{ match: [{ uri: { prefix: '/pay' } }], ...to(target) }, to('web')])

test('what no effect lies on is counted, each thing once for all classes', () => {
  const more = [...shop, running('till/a'), serving('shop/api', http)]

  const { same } = meshChange([...more, payTo('web')], [...more, payTo('api')])

  // Of web's two routes one goes elsewhere; api keeps its own.
  expect(same).toEqual({ clusters: 4, listeners: 2, routes: 2 })
})

test("a host on port 80 that its Service does not have is nobody's loss", () => {
  const api = [running('shop/api'), serving('shop/api', { port: 9080, name: 'http' })]
  const route = routing('shop/api', { hosts: ['api'] }, [to('api')])

  expect(said(api, [...api, route])).toEqual([])
  expect(said([...api, route], api)).toEqual([])
})

test('a host that a gateway is new to says where its requests go', () => {
  const route = routing('shop/web', { hosts: ['web.example.com'], gateways: [publicGateway] }, [
    { match: [{ uri: { prefix: '/pay' } }], ...to('web') },
    to('web', 80),
  ])

  const opened = meshChange([...ingress, ...shop], [...ingress, ...shop, route]).effects.find(({ kind }) => kind === 'host-gained')

  expect(opened).toMatchObject({ message: 'The gateway routes requests to web.example.com from now on', after: `outbound|80||${host}` })
})

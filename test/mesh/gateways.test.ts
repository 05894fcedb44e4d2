import { expect, test } from 'vitest'
import { meshReport } from '../../src/mesh/mesh.ts'
import type { JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { object, serving } from './manifests.ts'

const pods = (ports: readonly JsonObject[]): Manifest =>
  object('Deployment', 'edge/ingress', {
    spec: { template: { metadata: { labels: { app: 'ingress' } }, spec: { containers: [{ name: 'proxy', image: 'auto', ports: [...ports] }] } } },
  })

const front = (targetPort: number | string): Manifest => serving('edge/ingress', { port: 80, name: 'http2', targetPort })

const gateway = (name: string, ...servers: readonly JsonObject[]): Manifest =>
  object('Gateway', `edge/${name}`, { spec: { selector: { app: 'ingress' }, servers: [...servers] } })

const http = { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }
const between = { port: { number: 15443, name: 'tls', protocol: 'TLS' }, hosts: ['*.local'], tls: { mode: 'AUTO_PASSTHROUGH' } }

const edge = (manifests: readonly Manifest[]) => meshReport(manifests).proxies.find(({ kind }) => kind === 'gateway')

test.each([
  ['by number', 8080, [8080]],
  ['by the name that a container gives it', 'web', [8088]],
  ['by a name that no container has: then as it is written', 'nothing', [80]],
])('a gateway opens the port that its Service leads to, %s', (_how, targetPort, ports) => {
  const listeners = edge([pods([{ name: 'web', containerPort: 8088 }]), front(targetPort), gateway('public', http)])?.listeners

  expect(listeners?.map(({ port }) => port)).toEqual(ports)
})

test('a gateway between networks has a cluster for each server name, even where its port was taken', () => {
  const taken = { ...http, port: { ...http.port, number: 15443 } }

  const clusters = edge([pods([]), serving('shop/web', { port: 81, name: 'http' }), gateway('east-west', taken, between)])?.clusters

  expect(clusters?.map(({ name }) => name)).toContain('outbound_.81_._.web.shop.svc.cluster.local')
})

test('two plain servers with an address each keep a table each', () => {
  const bound = { ...http, bind: '0.0.0.0', port: { ...http.port, name: 'bound' } }

  expect(edge([pods([]), gateway('public', http, bound)])?.tables.map(({ name }) => name)).toEqual(['http.80', 'http.80.0.0.0.0'])
})

const hostsWith = (...servers: readonly JsonObject[]) =>
  edge([pods([]), gateway('public', ...servers)])?.tables.flatMap(({ virtualHosts }) => virtualHosts.map(({ name }) => name))

test('a host behind TLS is claimed even by a server that is dropped for its port', () => {
  const tls = { port: { number: 80, name: 'tls', protocol: 'TLS' }, hosts: ['a.example.com'], tls: { mode: 'SIMPLE', credentialName: 'a' } }
  const redirect = { port: { number: 80, name: 'to-https', protocol: 'HTTP' }, hosts: ['a.example.com'], tls: { httpsRedirect: true } }

  expect(hostsWith(http, redirect)).toEqual(['a.example.com:80'])
  expect(hostsWith(http, tls, redirect)).toEqual(['blackhole:80'])
})

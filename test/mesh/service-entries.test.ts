import { expect, test } from 'vitest'
import { meshReport } from '../../src/mesh/mesh.ts'
import type { JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { object, running, serving } from './manifests.ts'

const entry = (name: string, port: number, spec: JsonObject = {}): Manifest =>
  object('ServiceEntry', `shop/${name}`, {
    spec: { hosts: ['api.example.com'], resolution: 'DNS', ports: [{ number: port, name: 'http', protocol: 'HTTP' }], ...spec },
  })

const sidecars = (manifests: readonly Manifest[]) => meshReport([running('shop/web'), ...manifests]).proxies[0]

test.each([
  ['say the same of who sees them', { exportTo: ['*'] }, [80, 81]],
  ['say it in other words', {}, [80]],
])('two parts of one host are put together where they %s', (_how, spec, ports) => {
  const clusters = sidecars([entry('a', 80, { exportTo: ['*'] }), entry('b', 81, spec)])?.clusters

  expect(clusters?.flatMap(({ host, port }) => (host === 'api.example.com' ? [port] : []))).toEqual(ports)
})

test('a TCP route for one address is for the range of that address', () => {
  const route = object('VirtualService', 'shop/db', {
    spec: {
      hosts: ['db'],
      tcp: [{ match: [{ destinationSubnets: ['192.0.2.7', '198.51.100.0/24', '2001:db8::7'] }], route: [{ destination: { host: 'db' } }] }],
    },
  })

  const listener = sidecars([serving('shop/db', { port: 5432, name: 'tcp' }), route])?.listeners.find(({ port }) => port === 5432)

  expect(listener?.chains[0]?.match.ranges).toEqual(['192.0.2.7/32', '198.51.100.0/24', '2001:db8::7/128'])
})

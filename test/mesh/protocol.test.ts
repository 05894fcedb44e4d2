import { expect, test } from 'vitest'
import { meshOf, predict } from '../../src/mesh/mesh.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { service } from './service.ts'

/** How a sidecar treats the ports of a Service: what its cluster speaks, and whether its listener reads requests, passes bytes, or both. */
function treated(ports: readonly JsonObject[], spec: JsonObject = {}): readonly string[] {
  const { clusters, listeners } = predict(meshOf([service(ports, spec)]), { kind: 'sidecar', namespace: 'shop', labels: new Map(), address: '' })
  return clusters
    .filter(({ host }) => host !== '')
    .map(({ name, http, port }) => {
      const chains = listeners.filter((listener) => listener.port === port).flatMap((listener) => listener.chains.map(({ target }) => target))
      const isRouted = chains.some(({ kind }) => kind === 'routes')
      const isPassed = chains.some((target) => target.kind === 'clusters' && target.clusters.some(({ cluster }) => cluster === name))
      return `${http} ${isRouted ? 'requests' : ''}${isPassed ? 'bytes' : ''}`
    })
}

const http1 = ' requests'
const http2 = 'http2 requests'
const guessed = 'as-client requestsbytes'
const bytes = ' bytes'

test.each([
  [{ port: 1, name: 'http' }, http1],
  [{ port: 1, name: 'HTTP-upper' }, http1],
  [{ port: 1, name: 'http2-foo' }, http2],
  [{ port: 1, name: 'grpc-public' }, http2],
  [{ port: 1, name: 'grpc-web' }, http2],
  [{ port: 1, name: 'grpc-webfoo' }, http2],
  [{ port: 1, name: 'grpcserver' }, guessed],
  [{ port: 1, name: 'http_wrong' }, guessed],
  [{ port: 1, name: 'foo-http' }, guessed],
  [{ port: 1 }, guessed],
  [{ port: 3306, name: 'db' }, bytes],
  [{ port: 1, name: 'web', appProtocol: 'kubernetes.io/h2c' }, http2],
  [{ port: 1, name: 'kubernetes.io/h2c' }, guessed],
  [{ port: 1, name: 'http-f', appProtocol: 'postgresql' }, guessed],
  [{ port: 1, name: 'http-f', appProtocol: '' }, guessed],
])('a sidecar treats %j as %s', (port, treatment) => {
  expect(treated([port])).toEqual([treatment])
})

test('UDP ports, by transport or by name, and other names of hosts have no cluster', () => {
  expect(treated([{ port: 53, name: 'http', protocol: 'UDP' }])).toEqual([])
  expect(treated([{ port: 53, name: 'udp-x' }])).toEqual([])
  expect(treated([{ port: 80, name: 'http' }], { type: 'ExternalName', externalName: 'example.com' })).toEqual([])
})

test('ports that are no numbers are passed over', () => {
  expect(treated([{ port: 'http', name: 'http' }, { name: 'http' }])).toEqual([])
})

import { expect, test } from 'vitest'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, routing, running, serving, to } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const istiod = (version: string): Manifest => running('istio-system/istiod', {}, `docker.io/istio/pilot:${version}`)

/** What an upgrade is said to do to other manifests, with whom it touches. */
const said = (before: string, after: string, ...others: readonly Manifest[]): readonly (readonly [string, readonly string[]])[] =>
  findingsOf('upgrade-defaults', [istiod(before), ...others], [istiod(after), ...others]).map(({ message, hits }) => [message, hits])

const web = serving('shop/web', { port: 80, name: 'http' })
const routed = (...http: Parameters<typeof routing>[2][]) => http.map((routes, index) => routing(`shop/r${index}`, { hosts: ['web'] }, routes))

test('1.24 no longer retries 503 where a route names no retries', () => {
  const [silent, outspoken] = routed([to('web')], [{ ...to('web'), retries: { attempts: 1 } }])

  const found = findingsOf('upgrade-defaults', [istiod('1.23.4'), web, silent ?? web], [istiod('1.24.0'), web, silent ?? web])

  expect(found).toMatchObject([{ severity: 'info', change: 'Istio 1.23 → 1.24', object: { name: 'istiod' }, hits: ['VirtualService shop/r0'] }])
  expect(said('1.23.4', '1.24.0', web, outspoken ?? web)).toEqual([])
})

test('a Service of HTTP that no VirtualService routes has the default retries too', () => {
  expect(said('1.23.4', '1.24.0', web)).toEqual([[expect.stringContaining('503'), ['Service shop/web']]])
})

test('the way back is told as well', () => {
  expect(said('1.24.0', '1.23.4', web)).toEqual([[expect.stringContaining('begin to retry'), ['Service shop/web']]])
})

test('1.21 takes an ExternalName for another name of its target', () => {
  const alias = object('Service', 'shop/old', { spec: { type: 'ExternalName', externalName: 'web.shop.svc.cluster.local' } })

  expect(said('1.20.0', '1.21.0', alias)).toEqual([[expect.stringContaining('another name of its target'), ['Service shop/old']]])
})

test('1.18 lists domains without their port, and 1.27 answers to a dot at the end', () => {
  expect(said('1.17.0', '1.18.0', web)).toEqual([[expect.stringContaining('without a port'), ['Service shop/web']]])
  expect(said('1.26.0', '1.27.0', web)).toEqual([[expect.stringContaining('with a dot at the end'), ['Service shop/web']]])
})

test('1.5 no longer retries what gRPC answers with RESOURCE_EXHAUSTED', () => {
  expect(said('1.4.0', '1.5.0', web)).toEqual([[expect.stringContaining('RESOURCE_EXHAUSTED'), ['Service shop/web']]])
})

test('1.3 guesses ports of unknown protocol', () => {
  expect(said('1.2.0', '1.3.0', serving('shop/web', { port: 80, name: 'web' }))).toEqual([[expect.stringContaining('guessed'), ['Service shop/web']]])
})

test('1.27 makes the sidecar an init container where the nodes are new enough', () => {
  const meshed = object('Namespace', '/shop', { metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } })

  expect(said('1.26.0', '1.27.0', meshed, running('shop/web'), running('till/web'))).toEqual([
    [expect.stringContaining('init container'), ['Deployment shop/web']],
  ])
})

test('a patch of the same minor version, a first installation, and a version that nobody knows are no upgrade', () => {
  expect(said('1.24.0', '1.24.3', web)).toEqual([])
  expect(findingsOf('upgrade-defaults', [web], [web, istiod('1.24.0')])).toEqual([])
  expect(findingsOf('upgrade-defaults', [web, istiod('latest')], [web, istiod('1.24.0')])).toEqual([])
})

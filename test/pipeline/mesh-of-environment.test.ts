import { expect, test } from 'vitest'
import { meshReview } from '../../src/mesh/mesh.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { meshOfEnvironment } from '../../src/pipeline/mesh/mesh-of-environment.ts'
import { meshPart } from '../../src/pipeline/mesh/mesh-part.ts'
import { ingress, publicGateway, routing, running, serving, to } from '../mesh/manifests.ts'

const shop = (target: string): readonly Manifest[] => [
  ...ingress,
  running('shop/web'),
  serving('shop/web', { port: 80, name: 'http' }),
  routing('shop/web', { hosts: ['web.example.com'], gateways: [publicGateway] }, [to(target)]),
]

const reportOf = (base: readonly Manifest[], desired: readonly Manifest[]) =>
  meshOfEnvironment('prod', { base, desired, report: meshReview(base, desired).report })

test('an environment that is new as a whole tells what becomes reachable from outside, and nothing else', () => {
  const [report] = reportOf([], shop('web'))

  expect(report?.effects.map(({ kind, message, after }) => [kind, message, after])).toEqual([
    ['host-gained', 'The gateway routes requests to web.example.com from now on', 'outbound|80||web.shop.svc.cluster.local'],
    ['port-opened', 'The gateway listens on port 80', 'all → routes http.80'],
  ])
})

test('an environment that is new as a whole tells which of its routes lead nowhere', () => {
  const [report] = reportOf([], shop('wbe'))

  expect(report?.effects[0]).toMatchObject({ kind: 'no-cluster', severity: 'warn', flag: '503 NC' })
})

test('what stays the same in several environments is added up', () => {
  const same = reportOf(shop('web'), shop('wbe')).map((report) => report.same)

  expect(meshPart([...reportOf(shop('web'), shop('wbe')), ...reportOf(shop('web'), shop('wbe'))]).mesh?.same).toEqual({
    clusters: (same[0]?.clusters ?? 0) * 2,
    listeners: (same[0]?.listeners ?? 0) * 2,
    routes: (same[0]?.routes ?? 0) * 2,
  })
})

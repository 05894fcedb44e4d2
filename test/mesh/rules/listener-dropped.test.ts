import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import { object, serving } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const databases = [serving('shop/a', { port: 5432, name: 'tcp' }), serving('shop/b', { port: 5432, name: 'tcp' })]
const hearing = (...egress: readonly JsonObject[]) => object('Sidecar', 'shop/default', { spec: { egress } })
const tcp = { number: 5432, name: 'tcp', protocol: 'TCP' }
const all = { hosts: ['./*'] }

const entry = (name: string, address: string) =>
  object('ServiceEntry', `shop/${name}`, { spec: { hosts: [`${name}.example.com`], addresses: [address], resolution: 'STATIC', ports: [tcp] } })

test('of two services that a Sidecar binds to one address the second loses its listener, and blocks', () => {
  const bound = hearing({ port: tcp, bind: '127.0.0.1', hosts: ['./*'] })

  expect(findingsOf('listener-dropped', [...databases, hearing(all)], [...databases, bound])).toMatchObject([
    { severity: 'block', object: { kind: 'Service', name: 'b' }, message: expect.stringContaining('No listener leads to b.shop') },
  ])
})

test('services with an address each keep their listeners', () => {
  expect(findingsOf('listener-dropped', [...databases, hearing(all)], [...databases, hearing({ port: tcp, hosts: ['./*'] })])).toEqual([])
})

test('what two ServiceEntries collide in is told by the rule that knows the cause', () => {
  expect(findingsOf('listener-dropped', [entry('a', '10.0.0.1'), entry('b', '10.0.0.2')], [entry('a', '10.0.0.1'), entry('b', '10.0.0.1')])).toEqual([])
})

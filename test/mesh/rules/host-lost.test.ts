import { expect, test } from 'vitest'
import { ingress, object, publicGateway, routing, serving, to } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const web = serving('shop/web', { port: 80, name: 'http' })
const routed = (hosts: readonly string[], gateway = publicGateway) => routing('shop/web', { hosts, gateways: [gateway] }, [to('web')])
const [a, b] = ['a.example.com', 'b.example.com']

test('a host whose VirtualService is taken away is answered with 404, and blocks', () => {
  expect(findingsOf('host-lost', [...ingress, web, routed([a])], [...ingress, web])).toMatchObject([
    {
      severity: 'block',
      object: { kind: 'VirtualService', name: 'web' },
      message: `The gateway answers 404 to ${a} (404 NR)`,
      hits: ['gateway istio-system/ingress'],
    },
  ])
})

test('of several hosts with the same routes the one that goes is named, and one that moves to another VirtualService is not', () => {
  const moved = [routed([a]), routing('shop/other', { hosts: [b], gateways: [publicGateway] }, [{ ...to('web'), timeout: '2s' }])]

  expect(findingsOf('host-lost', [...ingress, web, routed([a, b])], [...ingress, web, routed([a])])).toMatchObject([
    { severity: 'block', message: `The gateway answers 404 to ${b} (404 NR)` },
  ])
  expect(findingsOf('host-lost', [...ingress, web, routed([a, b])], [...ingress, web, ...moved])).toEqual([])
})

test('a Gateway that is not there is told by the rule that knows the cause', () => {
  expect(findingsOf('host-lost', [...ingress, web, routed([a])], [...ingress, web, routed([a], 'istio-system/publik')])).toEqual([])
})

test('sidecars that lose the host of a VirtualService are warned of, and those that lose a Service are not', () => {
  const entry = object('ServiceEntry', 'shop/api', { spec: { hosts: [a], resolution: 'DNS', ports: [{ number: 80, name: 'http', protocol: 'HTTP' }] } })
  const route = routing('shop/api', { hosts: [a] }, [to(a)])

  expect(findingsOf('host-lost', [web, entry, route], [web])).toMatchObject([{ severity: 'warn', object: { kind: 'VirtualService', name: 'api' } }])
  expect(findingsOf('host-lost', [web, entry], [entry])).toEqual([])
})

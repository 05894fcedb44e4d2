import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { routing, serving, to } from '../manifests.ts'

const cart = serving('shop/cart', { port: 80, targetPort: 8080, name: 'http' })
const route = (port: number) => routing('shop/cart', { hosts: ['cart'] }, [to('cart', port)])

test('a route to the port of the container, which the Service does not have, blocks', () => {
  const findings = found('route-to-missing-port', [cart, route(80)], [cart, route(8080)])

  expect(findings).toMatchObject([{ severity: 'block', effect: 'clients-break' }])
  expect(findings[0]?.message).toContain('has no port 8080 but 80')
})

test('a route to a port that the Service has is fine', () => {
  expect(found('route-to-missing-port', [cart], [cart, route(80)])).toEqual([])
})

test('a port over UDP is none for the mesh', () => {
  const both = serving(
    'shop/cart',
    { port: 80, name: 'http' },
    {
      ports: [
        { port: 80, name: 'http' },
        { port: 53, name: 'dns', protocol: 'UDP' },
      ],
    },
  )

  expect(found('route-to-missing-port', [both, route(80)], [both, route(53)])).toHaveLength(1)
})

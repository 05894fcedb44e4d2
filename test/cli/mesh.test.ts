import { expect, test } from 'vitest'
import { scratch, sluice } from './workspace.ts'

const manifests = (port: string): string => `apiVersion: v1
kind: Service
metadata: { name: accounts, namespace: bank }
spec: { selector: { app: accounts }, ports: [{ port: 50051, name: ${port} }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: bank }
spec: { selector: { app: ingress }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: accounts, namespace: bank }
spec: { hosts: [bank.example.com], gateways: [public], http: [{ timeout: 3s, route: [{ destination: { host: accounts } }] }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: bank }
spec: { template: { metadata: { labels: { app: ingress } } } }
`

test('mesh prints what each class of proxies gets, as tables', async () => {
  using place = scratch({ 'old.yaml': manifests('grpc-public') })

  const ran = await sluice(['mesh', '--from', 'old.yaml', '--proxy', 'gateway'], { cwd: place.root })

  expect(ran.code, ran.err).toBe(0)
  expect(ran.out).toMatch(/^gateway bank\/ingress: Deployment bank\/ingress$/m)
  expect(ran.out).toMatch(/accounts\.bank\.svc\.cluster\.local +50051 +- +EDS +HTTP\/2/)
  expect(ran.out).toMatch(/0\.0\.0\.0 +80 +ALL +Route: http\.80/)
  expect(ran.out).toMatch(
    /http\.80 +bank\.example\.com:80 +\/\* +outbound\|50051\|\|accounts\.bank\.svc\.cluster\.local; timeout 3s; 2 retries +bank\/accounts/,
  )
})

test('mesh prints one table where one is asked for', async () => {
  using place = scratch({ 'old.yaml': manifests('grpc-public') })

  const ran = await sluice(['mesh', 'listener', '--from', 'old.yaml'], { cwd: place.root })

  expect(ran.out).toContain('ADDRESS')
  expect(ran.out).not.toContain('SERVICE FQDN')
  expect(ran.out).not.toContain('VIRTUAL SERVICE')
})

test('mesh of two states says what breaks, in the words of an access log', async () => {
  using place = scratch({ 'old.yaml': manifests('grpc-public'), 'new.yaml': manifests('public-grpc') })

  const ran = await sluice(['mesh', '--from', 'old.yaml', '--to', 'new.yaml'], { cwd: place.root })

  expect(ran.code, ran.err).toBe(0)
  expect(ran.out).toContain('503 UPE  The gateway loses HTTP/2 to accounts.bank.svc.cluster.local:50051')
  expect(ran.out).toContain('gateway bank/ingress (1 workload)')
  expect(ran.out).toContain('1 breaks requests')
})

test('mesh as JSON has the configuration and the effects', async () => {
  using place = scratch({ 'old.yaml': manifests('grpc-public'), 'new.yaml': manifests('public-grpc') })

  const shown = await sluice(['mesh', '--from', 'old.yaml', '--output', 'json'], { cwd: place.root })
  const changed = await sluice(['mesh', '--from', 'old.yaml', '--to', 'new.yaml', '--output', 'json'], { cwd: place.root })

  expect(JSON.parse(shown.out)).toMatchObject({
    verb: 'mesh',
    mesh: { proxies: [{ name: 'gateway bank/ingress', tables: [{ name: 'http.80' }] }, { name: 'sidecars of bank' }] },
  })
  expect(JSON.parse(changed.out)).toMatchObject({ mesh: { effects: [{ kind: 'http2-lost', severity: 'block' }, { kind: 'listener-changed' }] } })
})

test('mesh explain says what a flag means, and which effects of a change bring it about', async () => {
  using place = scratch({ 'old.yaml': manifests('grpc-public'), 'new.yaml': manifests('public-grpc') })

  const alone = await sluice(['mesh', 'explain', 'nc'])
  const changed = await sluice(['mesh', 'explain', 'UC', '--from', 'old.yaml', '--to', 'new.yaml'], { cwd: place.root })

  expect(alone.out).toContain('503 NC: The route was found')
  expect(changed.out).toContain('loses HTTP/2')
  expect(changed.out).toContain('1 effect of this change can bring UC about')
})

test.each([
  [['mesh'], '--from is missing'],
  [['mesh', 'routes', '--from', '-'], 'Cannot show "routes"'],
  [['mesh', 'explain', 'XX'], 'known are NC'],
  [['mesh', '--from', '-', '--proxy', 'nobody'], 'Cannot show proxies called "nobody"'],
])('%j is refused as usage', async (args, said) => {
  const ran = await sluice(args, { input: manifests('http') })

  expect(ran.code).toBe(2)
  expect(ran.err).toContain(said)
})

test.each(['diff', 'compat'])('%s of two states says beside what changes what that does to the mesh', async (verb) => {
  using place = scratch({
    'old.yaml': manifests('grpc-public'),
    'new.yaml': `${manifests('public-grpc')}---\napiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\nmetadata: { name: lua, namespace: bank }\n`,
  })

  const ran = await sluice([verb, '--from', 'old.yaml', '--to', 'new.yaml'], { cwd: place.root })

  expect(ran.out).toContain('Effect on the mesh, predicted from the manifests:')
  expect(ran.out).toContain('503 UPE  The gateway loses HTTP/2 to accounts.bank.svc.cluster.local:50051')
  expect(ran.out).toContain('EnvoyFilter bank/lua is not modelled')
})

const settings = (value: string): string => `---\napiVersion: v1\nkind: Service\nmetadata: { name: other, namespace: bank, labels: { of: ${value} } }\n`

test('a change that does nothing to the mesh still names what of it is not modelled, and one without a mesh says nothing of it', async () => {
  const route = '---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: web, namespace: bank }\n'
  using place = scratch({
    'old.yaml': manifests('grpc') + route + settings('old'),
    'new.yaml': manifests('grpc') + route + settings('new'),
    'plain-old.yaml': settings('old'),
    'plain-new.yaml': settings('new'),
  })

  const meshed = await sluice(['diff', '--from', 'old.yaml', '--to', 'new.yaml'], { cwd: place.root })
  const plain = await sluice(['diff', '--from', 'plain-old.yaml', '--to', 'plain-new.yaml'], { cwd: place.root })

  expect(meshed.out).toContain('HTTPRoute bank/web of the Gateway API is not modelled')
  expect(meshed.out).not.toContain('Effect on the mesh')
  expect(plain.out).not.toMatch(/mesh|modelled/)
})

test('mesh explain names the rules that find the causes before they happen', async () => {
  const ran = await sluice(['mesh', 'explain', 'NR'])

  expect(ran.out).toMatch(/rules +mesh\/host-lost, mesh\/route-without-gateway, mesh\/delegate-lost/)
})

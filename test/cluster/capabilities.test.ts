import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from '../cli/workspace.ts'
import { startApiServer, type ApiServer } from './api-server.ts'
import { crd } from './bodies.ts'
import { openClient, type Client } from './client.ts'
import { describeWithServer } from './server.ts'

const group = 'moves.example.com'
const lamp = `apiVersion: ${group}/v1\nkind: Lamp\nmetadata: { name: high, namespace: ns }\n`

const text = (place: Scratch, file: string): string => readFileSync(join(place.root, file), 'utf8')
const moved = (ran: Ran) => JSON.parse(ran.out).findings.filter((finding: { rule: string }) => finding.rule === 'api/capabilities-moved')

describeWithServer('the capabilities of an environment', () => {
  // The shared server gains kinds from other files while these tests count them.
  let server: ApiServer
  let client: Client
  beforeAll(async () => {
    server = await startApiServer()
    client = openClient(server.kubeconfig)
    process.env['KUBECONFIG'] = server.kubeconfig
  })
  afterAll(() => server.stop())

  const install = async (kind: string, scope: 'Namespaced' | 'Cluster'): Promise<void> => {
    await client.apply(crd({ group, kind, scope }))
    const cluster = await openCluster({ context: server.context })
    await cluster.awaitEstablished([`${kind.toLowerCase()}s.${group}`], 30_000)
  }
  const run = (place: Scratch, verb: string, ...flags: readonly string[]): Promise<Ran> =>
    sluice([verb, '--workspace', place.root, ...flags], { env: { KUBECONFIG: server.kubeconfig } })

  function workspace(templates: Readonly<Record<string, string>>, recorded = ''): Scratch {
    const files = Object.entries(oneRelease(templates, { cluster: `context: ${server.context}` })).filter(([name]) => !name.endsWith('capabilities.yml'))
    return scratch({ ...Object.fromEntries(files), ...(recorded === '' ? {} : { 'values/e/capabilities.yml': recorded }) })
  }

  test('H06: snapshot writes them where there are none, or where what stands there cannot be read; helm takes all of it', async () => {
    using missing = workspace({ 'm.yaml': configMap('m', '{ pods: "{{ .Capabilities.APIVersions.Has "v1/Pod" }}", kube: "{{ .Capabilities.KubeVersion }}" }') })
    using broken = workspace({}, 'kubeVersion: [\n')

    const before = await run(missing, 'render')
    const [first, second] = [await run(missing, 'snapshot'), await run(broken, 'snapshot')]
    const after = await run(missing, 'render')

    expect([before.code, before.err]).toEqual([2, expect.stringContaining('npm run snapshot')])
    expect([first.code, second.code], first.err + second.err).toEqual([0, 0])
    expect(text(missing, 'values/e/capabilities.yml')).toMatch(/\n {2}- v1\/Pod\n[^]*clusterScoped:\n[^]*\n {2}- Namespace\n/)
    expect(text(broken, 'values/e/capabilities.yml')).toBe(text(missing, 'values/e/capabilities.yml'))
    expect(after.code, after.err).toBe(0)
    expect(text(missing, 'rendered/e/r/configmap_ns_m.yaml')).toMatch(/kube: v1\.[^]*pods: ['"]true/)
  })

  test('H05: check says when the cluster has another version, H06: and when it gained an API; a new snapshot ends it', async () => {
    using place = workspace({ 'm.yaml': configMap('m') }, 'kubeVersion: "1.20.3"\napiVersions: [v1, gone.example.com/v1]\n')
    await run(place, 'render')

    const stale = await run(place, 'check', '--output', 'json')
    await run(place, 'snapshot')
    await run(place, 'render')
    const recorded = await run(place, 'check', '--output', 'json')
    await install('Beacon', 'Namespaced')
    const gained = await run(place, 'check', '--output', 'json')

    expect(stale.code, stale.err).toBe(0)
    expect(moved(stale)).toMatchObject([
      { severity: 'warn', path: 'apiVersions', message: expect.stringContaining('gone.example.com/v1') },
      { severity: 'warn', path: 'kubeVersion', change: expect.stringMatching(/^1\.20\.3 → 1\./) },
      { severity: 'info', path: 'apiVersions' },
    ])
    expect(moved(recorded)).toEqual([])
    expect(moved(gained)).toMatchObject([{ severity: 'info', message: expect.stringContaining(`${group}/v1`) }])
  })

  test('H14: a custom kind whose CRD another release brought loses its namespace once its scope is recorded, and check says so before', async () => {
    await install('Lamp', 'Cluster')
    using place = workspace({ 'b.yaml': lamp }, 'kubeVersion: "1.35.0"\napiVersions: [v1]\n')

    await run(place, 'render')
    const before = await run(place, 'check', '--output', 'json')
    await run(place, 'snapshot')
    await run(place, 'render')
    const after = await run(place, 'check', '--output', 'json')

    expect(JSON.parse(before.out).findings).toContainEqual(expect.objectContaining({ rule: 'api/scope-mismatch', severity: 'warn' }))
    expect(place.tree('rendered')).toContain(`rendered/e/r/lamp.${group}_high.yaml`)
    expect(JSON.parse(after.out).findings).toEqual([])
  })
})

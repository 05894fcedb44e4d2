import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadAll } from 'js-yaml'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import { isObject, type JsonObject } from '../../src/model/json.ts'
import { crdText } from '../cli/snapshots.ts'
import { configMap as configMapText, oneRelease, scratch, sluice, type Ran, type Scratch } from '../cli/workspace.ts'
import { startApiServer, type ApiServer } from './api-server.ts'
import { openClient, type Client } from './client.ts'
import { describeWithServer } from './server.ts'

// What is done here to a cluster would disturb the tests that share one.
const reader = fileURLToPath(new URL('../../docs/rbac/reader.yml', import.meta.url))

const objectsIn = (text: string): readonly JsonObject[] => loadAll(text).filter((one): one is JsonObject => isObject(one))

const shop = (spec: JsonObject): JsonObject => ({ apiVersion: 'example.com/v1', kind: 'Shop', metadata: { name: 'corner', namespace: 'ns' }, spec })

const bindingOf = (role: string): JsonObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: role },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
  subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'reader' }],
})

const metrics: JsonObject = {
  apiVersion: 'apiregistration.k8s.io/v1',
  kind: 'APIService',
  metadata: { name: 'v1beta1.metrics.k8s.io' },
  spec: {
    group: 'metrics.k8s.io',
    version: 'v1beta1',
    service: { name: 'gone', namespace: 'kube-system' },
    insecureSkipTLSVerify: true,
    groupPriorityMinimum: 100,
    versionPriority: 100,
  },
}

const rulesOf = (ran: Ran): readonly string[] => JSON.parse(ran.out).findings.map(({ rule }: { rule: string }) => rule)

describeWithServer('a cluster of its own, for a user with the rights of docs/rbac/reader.yml and no other', () => {
  let server: ApiServer
  let client: Client
  let place: Scratch

  const run = (...args: readonly string[]): Promise<Ran> =>
    sluice([...args, '--workspace', place.root, '--output', 'json'], { env: { KUBECONFIG: server.kubeconfig } })

  beforeAll(async () => {
    server = await startApiServer()
    client = openClient(server.kubeconfig)
    await client.namespace('ns')
    for (const body of objectsIn(readFileSync(reader, 'utf8'))) await client.apply(body)
    for (const role of ['sluice-reader', 'sluice-reader-custom']) await client.apply(bindingOf(role))
    place = scratch(oneRelease({ 'crd.yaml': crdText('owner', 'size'), 'm.yaml': configMapText('m') }, { cluster: `context: ${server.readerContext}` }))
    await place.git('init', '-q')
    await run('render')
    for (const name of place.tree('rendered').filter((path) => !path.endsWith('render.yml')))
      for (const body of objectsIn(readFileSync(join(place.root, name), 'utf8'))) await client.apply(body)
    await (await createClusterAs(server, server.context)).awaitEstablished(['shops.example.com'], 60_000)
    await client.apply(shop({ owner: 'me', size: 'l' }))
  })

  afterAll(async () => {
    place[Symbol.dispose]()
    await server.stop()
  })

  test('snapshot, check and drift work, and Secrets stay closed', async () => {
    const recorded = await run('snapshot', '--objects')
    await run('render')
    await place.git('add', '-A')
    await place.git('commit', '-q', '-m', 'x')
    const [checked, drifted] = [await run('check'), await run('drift')]
    const secret = { id: { group: '', kind: 'Secret', namespace: 'ns', name: 's' }, version: 'v1' }

    expect([recorded.code, recorded.err]).toEqual([0, ''])
    expect([checked.code, drifted.code], checked.out + drifted.out).toEqual([0, 0])
    await expect((await createClusterAs(server, server.readerContext)).read([secret])).rejects.toMatchObject({ code: 'cluster-refused' })
  })

  test('by the snapshot that they give, a change is judged with no credentials, and names who it hits', async () => {
    await place.git('checkout', '-q', '-b', 'change')
    place.write('values/_charts/c/templates/crd.yaml', crdText('size'))
    await run('render')

    const ran = await sluice(['check', '--workspace', place.root, '--snapshot', join(place.root, 'values/e/snapshot.json'), '--output', 'json'])

    expect(ran.code).toBe(11)
    expect(JSON.parse(ran.out)).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'crd/property-removed', hits: ['ns/corner'] })]),
    })
  })

  test('where their list of custom resources is forbidden, the finding blocks and says why', async () => {
    await client.remove(bindingOf('sluice-reader-custom'))

    const ran = await run('check')

    expect(ran.code).toBe(11)
    expect(JSON.parse(ran.out).findings).toContainEqual(
      expect.objectContaining({
        rule: 'crd/property-removed',
        severity: 'block',
        message: expect.stringContaining('this user may not list shops.example.com'),
      }),
    )
  })

  test('where an aggregated API is down, that alone blocks', async () => {
    await client.apply(metrics)
    await expect.poll(async () => rulesOf(await run('check')), { timeout: 60_000 }).toContain('gate/not-judged')

    const ran = await run('check')

    expect(ran.code).toBe(11)
    expect(ran.out).toContain('Not judged: the server of metrics.k8s.io/v1beta1 does not answer in e. Unknown blocks')
    await client.remove(metrics)
  })

  test('where CRDs may not be listed, that blocks and says why', async () => {
    await client.remove(bindingOf('sluice-reader'))

    const ran = await run('check')

    expect(ran.code).toBe(11)
    expect(JSON.parse(ran.out).findings).toContainEqual(
      expect.objectContaining({
        rule: 'gate/not-judged',
        severity: 'block',
        message: expect.stringContaining('this user may not list customresourcedefinitions.apiextensions.k8s.io'),
      }),
    )
  })

  test('where the server is gone, nothing is judged', async () => {
    await server.kill()

    const ran = await run('check')

    expect(ran.code).toBe(3)
    expect(JSON.parse(ran.out)).toMatchObject({ verdict: null, error: { code: 'cluster-unreachable' } })
  })
})

/** The adapter reads KUBECONFIG when it is made. */
async function createClusterAs({ kubeconfig }: ApiServer, context: string) {
  const before = process.env['KUBECONFIG']
  process.env['KUBECONFIG'] = kubeconfig
  const cluster = await openCluster({ context })
  process.env['KUBECONFIG'] = before
  return cluster
}

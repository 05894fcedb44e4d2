import { afterEach, beforeAll, expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import type { ClusterFacts } from '../../src/model/facts.ts'
import { textAt } from '../../src/model/json.ts'
import type { Cluster } from '../../src/ports/cluster.ts'
import { configMap, withLabels } from './bodies.ts'
import { startProxy, type Interfere, type Proxy } from './proxy.ts'
import { describeWithServer } from './server.ts'

/** Kinds that the server serves by itself: other test files add and change CRDs meanwhile. */
function ownKinds({ served, crds }: ClusterFacts): readonly string[] {
  const defined = new Set(crds.map(({ body }) => textAt(body, 'spec', 'group')))
  return served === 'unknown'
    ? []
    : served
        .filter(({ group }) => group.endsWith('.k8s.io') || !group.includes('.'))
        .filter(({ group }) => !defined.has(group))
        .map((kind) => JSON.stringify(kind))
        .toSorted()
}

describeWithServer('a cluster behind something that interferes', ({ client, kubeconfig, context }) => {
  const open: Proxy[] = []
  const behind = async (interfere: Interfere): Promise<{ cluster: Cluster; proxy: Proxy }> => {
    const proxy = await startProxy(kubeconfig, interfere)
    open.push(proxy)
    process.env['KUBECONFIG'] = proxy.kubeconfig
    return { cluster: await openCluster({ context }), proxy }
  }
  const wanted = [{ id: { group: '', kind: 'ConfigMap', namespace: 'behind', name: 'a' }, version: 'v1' }]

  beforeAll(async () => {
    await client.namespace('behind')
    await client.apply(withLabels(configMap('behind', 'a'), { stands: 'behind' }))
  })

  afterEach(async () => {
    process.env['KUBECONFIG'] = kubeconfig
    for (const proxy of open.splice(0)) await proxy[Symbol.asyncDispose]()
  })

  test('an old server that knows no aggregated discovery gives the same kinds', async () => {
    const { cluster, proxy } = await behind((request) => {
      Object.assign(request.headers, { accept: 'application/json' })
      return false
    })

    const plain = await cluster.facts()

    process.env['KUBECONFIG'] = kubeconfig
    const aggregated = await (await openCluster({ context })).facts()
    expect(ownKinds(plain)).toEqual(ownKinds(aggregated))
    expect(ownKinds(plain).length).toBeGreaterThan(50)
    expect(proxy.seen).toContain('/apis/apps/v1')
  })

  test('a group whose own server is down is not absent: reading it is refused', async () => {
    const { cluster } = await behind((request, response) => {
      Object.assign(request.headers, { accept: 'application/json' })
      if (request.url !== '/apis/apps/v1') return false
      response.writeHead(503).end()
      return true
    })
    const deployment = { id: { group: 'apps', kind: 'Deployment', namespace: 'behind', name: 'a' }, version: 'v1' }

    expect(await cluster.read(wanted)).toHaveLength(1)
    await expect(cluster.read([deployment])).rejects.toMatchObject({
      code: 'cluster-refused',
      message: expect.stringContaining('the server of apps/v1 does not answer'),
    })
  })

  test('a server that sheds load is asked again', async () => {
    let shed = 0
    const { cluster } = await behind((request, response) => {
      if (request.url !== '/version' || shed > 0) return false
      shed += 1
      response.writeHead(429, { 'retry-after': '1' }).end()
      return true
    })

    await expect(cluster.facts()).resolves.toMatchObject({ source: 'live' })
    expect(shed).toBe(1)
  })

  test('an answer that is cut short is no shorter answer', async () => {
    const { cluster } = await behind((request, response) => {
      if (request.url?.includes('/configmaps') !== true) return false
      response.writeHead(200, { 'content-length': '1000' }).write('{"kind":"ConfigMap"')
      setTimeout(() => response.destroy(), 50)
      return true
    })

    await expect(cluster.read(wanted)).rejects.toMatchObject({
      code: 'cluster-unreachable',
      message: 'The cluster sluice-test: the connection broke in the answer to get configmaps in namespace behind',
    })
  })

  test('a page that says something else than JSON is no Kubernetes', async () => {
    const { cluster } = await behind((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>')
      return true
    })

    await expect(cluster.read(wanted)).rejects.toMatchObject({ code: 'cluster-unreachable', message: expect.stringContaining('is no Kubernetes API server') })
  })

  test('a list that expires between its pages is read at once instead', async () => {
    let asked = 0
    const { cluster } = await behind((request, response) => {
      const url = new URL(request.url ?? '', 'http://x')
      if (!url.pathname.endsWith('/configmaps') || !url.searchParams.has('limit')) return false
      asked += 1
      if (asked === 1) response.end(JSON.stringify({ metadata: { continue: 'old' }, items: [] }))
      else response.writeHead(410).end(JSON.stringify({ message: 'expired' }))
      return true
    })

    const found = await cluster.labelled({ key: 'stands', value: 'behind' }, { kinds: [{ group: '', kind: 'ConfigMap' }], namespaces: [] })

    expect(found.map(({ id }) => `${id.namespace}/${id.name}`)).toContain('behind/a')
    expect(asked).toBe(2)
  })

  test('facts are refused, and not empty, where the user may not list CRDs', async () => {
    const { cluster } = await behind((request) => {
      Object.assign(request.headers, { 'impersonate-user': 'stranger' })
      return false
    })

    await expect(cluster.facts()).rejects.toMatchObject({
      code: 'cluster-refused',
      message: expect.stringContaining('may not list customresourcedefinitions.apiextensions.k8s.io'),
    })
  })
})

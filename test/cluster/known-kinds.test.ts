import { afterAll, beforeAll, expect, test } from 'vitest'
import { configMap, crd, custom } from './bodies.ts'
import { openCluster } from './open-cluster.ts'
import { startProxy, type Proxy } from './proxy.ts'
import { describeWithServer } from './server.ts'

const group = 'known.example.com'
const wanted = (version: string) => [{ id: { group, kind: 'Late', namespace: 'known', name: 'a' }, version }]

describeWithServer('the kinds that a server serves', ({ client, kubeconfig, context }) => {
  let proxy: Proxy

  beforeAll(async () => {
    await client.namespace('known')
    await client.apply(configMap('known', 'a'))
    proxy = await startProxy(kubeconfig, () => false)
    process.env['KUBECONFIG'] = proxy.kubeconfig
  })

  afterAll(async () => {
    process.env['KUBECONFIG'] = kubeconfig
    await proxy[Symbol.asyncDispose]()
  })

  const define = async (versions: readonly string[]): Promise<void> => {
    await client.apply(crd({ group, kind: 'Late', versions }))
    await (await openCluster({ context })).awaitEstablished([`lates.${group}`], 30_000)
  }

  test('are asked for once, however often objects are read', async () => {
    const cluster = await openCluster({ context })
    const before = proxy.seen.length
    const one = [{ id: { group: '', kind: 'ConfigMap', namespace: 'known', name: 'a' }, version: 'v1' }]

    for (let round = 0; round < 3; round += 1) expect(await cluster.read(one)).toHaveLength(1)

    expect(proxy.seen.slice(before).filter((path) => path === '/apis')).toHaveLength(1)
  })

  test('are asked for again where a kind, or a version of it, came since', async () => {
    const cluster = await openCluster({ context })
    expect(await cluster.read(wanted('v1'))).toEqual([])

    await define(['v1'])
    await client.apply(custom({ apiVersion: `${group}/v1`, kind: 'Late', namespace: 'known', name: 'a' }))
    expect(await cluster.read(wanted('v1'))).toMatchObject([{ version: 'v1' }])

    await define(['v1', 'v2'])
    expect(await cluster.read(wanted('v2'))).toMatchObject([{ version: 'v2' }])
  })
})

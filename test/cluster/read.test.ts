import { beforeAll, expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import { listAt } from '../../src/model/json.ts'
import type { ResourceId } from '../../src/model/manifest.ts'
import { configMap, readerMay } from './bodies.ts'
import { describeWithServer } from './server.ts'

const id = (kind: string, name: string, other: Partial<ResourceId> = {}): ResourceId => ({ group: '', kind, namespace: 'read', name, ...other })

describeWithServer('reading objects', ({ client, context, readerContext }) => {
  beforeAll(async () => {
    await client.namespace('read')
    for (const name of ['a', 'b', 'c']) await client.apply(configMap('read', name))
    await client.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'a', namespace: 'read' } })
    for (const body of readerMay('read-reader', [{ group: '', resources: ['configmaps'], verbs: ['get', 'list'] }])) await client.apply(body)
  })

  test('gives those that are there, with managedFields and the apiVersion and kind that lists leave out', async () => {
    const wanted = ['a', 'b', 'gone'].map((name) => ({ id: id('ConfigMap', name), version: 'v1' }))

    const found = await (await openCluster({ context })).read(wanted)

    expect(found.map((manifest) => manifest.id)).toEqual([id('ConfigMap', 'a'), id('ConfigMap', 'b')])
    for (const { body } of found) {
      expect(body).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap', data: { a: '1' } })
      expect(listAt(body, 'metadata', 'managedFields')).toHaveLength(1)
    }
  })

  test('gives a single object, and nothing for a single one that is not there', async () => {
    const cluster = await openCluster({ context })

    expect(await cluster.read([{ id: id('ServiceAccount', 'a'), version: 'v1' }])).toMatchObject([
      { id: id('ServiceAccount', 'a'), body: { kind: 'ServiceAccount' } },
    ])
    expect(await cluster.read([{ id: id('ServiceAccount', 'gone'), version: 'v1' }])).toEqual([])
  })

  test('leaves out objects whose kind is not served', async () => {
    const wanted = [{ id: id('Unheard', 'x', { group: 'nowhere.example.com' }), version: 'v1' }]

    expect(await (await openCluster({ context })).read(wanted)).toEqual([])
  })

  test('reads at the wanted version', async () => {
    const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }
    await client.apply({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', namespace: 'read' },
      spec: { scaleTargetRef: target, maxReplicas: 3, minReplicas: 1 },
    })
    const hpa = id('HorizontalPodAutoscaler', 'web', { group: 'autoscaling' })
    const cluster = await openCluster({ context })

    expect(await cluster.read([{ id: hpa, version: 'v1' }])).toMatchObject([{ version: 'v1', body: { apiVersion: 'autoscaling/v1' } }])
    expect(await cluster.read([{ id: hpa, version: 'v2' }])).toMatchObject([{ version: 'v2', body: { apiVersion: 'autoscaling/v2' } }])
  })

  test('says at which version an object lives whose wanted version is not served', async () => {
    const found = await (await openCluster({ context })).read([{ id: id('ConfigMap', 'a'), version: 'v1beta1' }])

    expect(found).toMatchObject([{ id: id('ConfigMap', 'a'), version: 'v1' }])
  })

  test('gives a cluster-scoped object under the identity that was asked for, namespace and all', async () => {
    const wanted = id('Namespace', 'read')

    expect(await (await openCluster({ context })).read([{ id: wanted, version: 'v1' }])).toMatchObject([{ id: wanted }])
  })

  test('an object without a namespace is looked for where kubectl would put it, and in no other namespace', async () => {
    await client.apply(configMap('default', 'homeless'))
    const cluster = await openCluster({ context })
    const read = (name: string) => cluster.read([{ id: id('ConfigMap', name, { namespace: '' }), version: 'v1' }])

    expect(await read('homeless')).toMatchObject([{ id: { namespace: '', name: 'homeless' } }])
    expect(await read('a')).toEqual([])
  })

  test('cannot be led to another path by a name', async () => {
    const names = ['../../read/configmaps/a', '..', '.', '', 'a?x=y']
    const hostile = names.map((name) => id('ConfigMap', name))
    const wanted = [...hostile, id('ConfigMap', 'a', { namespace: '..' }), id('ConfigMap', 'a', { namespace: 'read/configmaps/a' })]

    const cluster = await openCluster({ context })
    for (const one of wanted) expect(await cluster.read([{ id: one, version: 'v1' }]), JSON.stringify(one)).toEqual([])
    expect(await cluster.read(wanted.map((one) => ({ id: one, version: 'v1' })))).toEqual([])
  })

  test('is refused by verb and resource where the user may not, and no token is told', async () => {
    const cluster = await openCluster({ context: readerContext })

    expect(await cluster.read([{ id: id('ConfigMap', 'a'), version: 'v1' }])).toHaveLength(1)
    const refusal: unknown = await cluster.read([{ id: id('Secret', 'x'), version: 'v1' }]).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'cluster-refused', message: `The cluster ${readerContext}: this user may not get secrets in namespace read` })
  })
})

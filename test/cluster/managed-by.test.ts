import { expect, test } from 'vitest'
import { createCluster } from '../../src/adapters/cluster.ts'
import { list } from '../../src/adapters/cluster/objects.ts'
import { connect } from '../../src/adapters/cluster/connection.ts'
import { openServer } from '../../src/adapters/cluster/open-server.ts'
import { configMap } from './bodies.ts'
import { describeWithServer } from './server.ts'

const configMaps = { group: '', version: 'v1', kind: 'ConfigMap' }

describeWithServer('listing by manager', ({ client, context, readerContext }) => {
  test('gives what the manager applied in all namespaces, and nothing that it only updated', async () => {
    for (const namespace of ['managed-1', 'managed-2']) await client.namespace(namespace)
    await client.apply(configMap('managed-1', 'a'), 'crane')
    await client.apply(configMap('managed-2', 'b'), 'crane')
    await client.apply(configMap('managed-2', 'c'), 'somebody')
    await client.patch(configMap('managed-2', 'c', { a: '2' }), 'crane')

    const found = await (await createCluster({ context })).managedBy('crane', [configMaps, { group: 'nowhere.example.com', version: 'v1', kind: 'Unheard' }])

    expect(found.map(({ id }) => `${id.namespace}/${id.name}`)).toEqual(['managed-1/a', 'managed-2/b'])
  })

  test('is refused where the user may not list, rather than empty', async () => {
    const cluster = await createCluster({ context: readerContext })

    await expect(cluster.managedBy('crane', [{ group: '', version: 'v1', kind: 'Secret' }])).rejects.toMatchObject({
      code: 'cluster-refused',
      message: expect.stringContaining('may not list secrets'),
    })
  })

  test('follows every page of a long list', async () => {
    await client.namespace('paged')
    const names = Array.from({ length: 7 }, (_, index) => `p${index}`)
    for (const name of names) await client.apply(configMap('paged', name))

    const { objects, refusal } = await list(openServer(connect(context)), {
      resource: { ...configMaps, plural: 'configmaps', isNamespaced: true },
      namespace: 'paged',
      pageSize: 3,
    })

    expect(refusal).toBeUndefined()
    expect(objects.map(({ id }) => id.name)).toEqual(names)
  })
})

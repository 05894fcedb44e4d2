import { expect, test } from 'vitest'
import { openCluster, readKubeconfig } from './open-cluster.ts'
import { list } from '../../src/adapters/cluster/objects.ts'
import { connect } from '../../src/adapters/cluster/connection.ts'
import { openServer } from '../../src/adapters/cluster/open-server.ts'
import { configMap, withLabels } from './bodies.ts'
import { describeWithServer } from './server.ts'

const configMaps = { group: '', version: 'v1', kind: 'ConfigMap' }

const label = { key: 'crane', value: 'yes' }
const lifted = (namespace: string, name: string) => withLabels(configMap(namespace, name), { crane: 'yes' })

describeWithServer('listing by label', ({ client, context, readerContext }) => {
  test('gives what has the label in all namespaces, and nothing that has another value of it', async () => {
    for (const namespace of ['labelled-1', 'labelled-2']) await client.namespace(namespace)
    for (const body of [lifted('labelled-1', 'a'), lifted('labelled-2', 'b')]) await client.apply(body)
    await client.apply(withLabels(configMap('labelled-2', 'c'), { crane: 'no' }))
    const kinds = [configMaps, { group: 'nowhere.example.com', kind: 'Unheard' }]

    const found = await (await openCluster({ context })).labelled(label, { kinds, namespaces: [] })

    expect(found.map(({ id }) => `${id.namespace}/${id.name}`)).toEqual(['labelled-1/a', 'labelled-2/b'])
  })

  test('is refused where the user may list in none of the namespaces, rather than empty', async () => {
    const cluster = await openCluster({ context: readerContext })

    await expect(cluster.labelled(label, { kinds: [{ group: '', kind: 'Secret' }], namespaces: ['default'] })).rejects.toMatchObject({
      code: 'cluster-refused',
      message: expect.stringContaining('may not list secrets'),
    })
  })

  test('follows every page of a long list', async () => {
    await client.namespace('paged')
    const names = Array.from({ length: 7 }, (_, index) => `p${index}`)
    for (const name of names) await client.apply(configMap('paged', name))

    const { objects, refusal } = await list(openServer(await connect(context, readKubeconfig)), {
      resource: { ...configMaps, plural: 'configmaps', isNamespaced: true },
      namespace: 'paged',
      pageSize: 3,
    })

    expect(refusal).toBeUndefined()
    expect(objects.map(({ id }) => id.name)).toEqual(names)
  })
})

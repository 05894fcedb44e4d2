import { expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import { crd, custom } from './bodies.ts'
import { describeWithServer } from './server.ts'

const group = 'established.example.com'

describeWithServer('waiting for CRDs', ({ client, context }) => {
  test('ends when they are served, so that their objects can be applied at once', async () => {
    const cluster = await openCluster({ context })
    await client.namespace('established')
    await client.apply(crd({ group, kind: 'Lamp', versions: ['v1', 'v2'] }))

    await cluster.awaitEstablished([`lamps.${group}`], 30_000)

    const { served } = await cluster.facts()
    expect(served === 'unknown' ? [] : served.filter((kind) => kind.group === group).map(({ version }) => version)).toEqual(['v2', 'v1'])
    await expect(client.apply(custom({ apiVersion: `${group}/v2`, kind: 'Lamp', namespace: 'established', name: 'l' }))).resolves.toMatchObject({
      kind: 'Lamp',
    })
  })

  test('a CRD that cannot be served is named with the reason when the time is over', async () => {
    const cluster = await openCluster({ context })
    await client.apply(crd({ group, kind: 'Chair' }))
    await cluster.awaitEstablished([`chairs.${group}`], 30_000)
    await client.apply(crd({ group, kind: 'Chair', plural: 'stools' }))

    await expect(cluster.awaitEstablished([`chairs.${group}`, `stools.${group}`], 1500)).rejects.toMatchObject({
      code: 'cluster-refused',
      message: expect.stringMatching(/does not serve stools\.established\.example\.com: .*already in use/),
    })
  })

  test('a CRD that is not there is not waited for longer than the limit', async () => {
    const cluster = await openCluster({ context })

    await expect(cluster.awaitEstablished([`ghosts.${group}`], 300)).rejects.toMatchObject({
      code: 'cluster-refused',
      message: expect.stringContaining(`ghosts.${group}: it is not there`),
    })
  })
})

import { expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import { crd, custom } from './bodies.ts'
import { describeWithServer } from './server.ts'

const group = 'conversion.example.com'
const kind = 'Relic'

describeWithServer('a conversion webhook that is down', ({ client, context }) => {
  test('leaves a gap with the reason, never an empty list that looks whole', async () => {
    await client.namespace('conversion')
    await client.apply(crd({ group, kind, versions: ['v1', 'v2'], storage: 'v1' }))
    const cluster = await openCluster({ context })
    await cluster.awaitEstablished([`relics.${group}`], 30_000)
    await client.apply(custom({ apiVersion: `${group}/v1`, kind, namespace: 'conversion', name: 'old' }))
    const nowhere = { url: 'https://127.0.0.1:1/convert' }
    await client.apply(
      crd({
        group,
        kind,
        versions: ['v2', 'v1'],
        storage: 'v2',
        conversion: { strategy: 'Webhook', webhook: { clientConfig: nowhere, conversionReviewVersions: ['v1'] } },
      }),
    )

    // The server takes the new conversion up a moment after it stored the CRD.
    await expect.poll(() => cluster.eachPage({ group, kind }, () => undefined), { timeout: 20_000 }).toContain('conversion webhook')
  })
})

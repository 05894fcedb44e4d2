import jsonPatch from 'fast-json-patch'
import { beforeAll, expect, test } from 'vitest'
import { openCluster } from './open-cluster.ts'
import { findDrift } from '../../src/drift/drift.ts'
import type { Drift } from '../../src/model/drift.ts'
import { textAt, type JsonObject } from '../../src/model/json.ts'
import { splitApiVersion, type Manifest } from '../../src/model/manifest.ts'
import { configMap, withLabels } from './bodies.ts'
import { describeWithServer } from './server.ts'

const namespace = 'drift'

const deployment: JsonObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace, labels: { app: 'web' } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' }, creationTimestamp: null },
      spec: {
        hostNetwork: false,
        containers: [
          {
            name: 'app',
            image: 'nginx:1',
            imagePullPolicy: '',
            env: [
              { name: 'LEVEL', value: '1' },
              { name: 'EMPTY', value: '' },
            ],
            resources: { requests: { cpu: 0.1, memory: '1024Mi' } },
            ports: [{ containerPort: 80 }],
          },
        ],
      },
    },
  },
}

const container = (env: readonly JsonObject[]): JsonObject => ({
  ...deployment,
  spec: { template: { spec: { containers: [{ name: 'app', image: 'nginx:1', env }] } } },
})

function manifest(body: JsonObject, kind: string, name: string): Manifest {
  const { group, version } = splitApiVersion(textAt(body, 'apiVersion') ?? '')
  return { id: { group, kind, namespace, name }, version, body }
}

describeWithServer('drift of live objects', ({ client, context }) => {
  const desired = [manifest(deployment, 'Deployment', 'web'), manifest(configMap(namespace, 'kept'), 'ConfigMap', 'kept')]

  const look = async (): Promise<readonly Drift[]> => {
    const cluster = await openCluster({ context })
    return findDrift({
      desired,
      live: await cluster.read(desired),
      extra: await cluster.labelled({ key: 'owner', value: 'drift' }, { kinds: [{ group: '', kind: 'ConfigMap' }], namespaces: [] }),
    })
  }

  beforeAll(() => client.namespace(namespace))

  test('what was just applied has none', async () => {
    for (const { body } of desired) await client.apply(body)

    expect(await look()).toEqual([])
  })

  test('an edit names the field, the manager and the time, and its patch puts the object back', async () => {
    const env = [
      { name: 'THEIRS', value: 'x' },
      { name: 'LEVEL', value: '100' },
      { name: 'EMPTY', value: '' },
    ]
    await client.patch(container(env), 'somebody')

    const [drift, ...others] = await look()

    expect(others).toEqual([])
    expect(drift).toMatchObject({
      kind: 'changed',
      fields: [
        {
          path: 'spec.template.spec.containers[app].env[LEVEL].value',
          pointer: expect.stringMatching(/^.spec.template.spec.containers.0.env.[12].value$/),
          desired: '1',
          live: '100',
          manager: 'somebody',
          operation: 'Update',
        },
      ],
    })
    if (drift?.kind !== 'changed') return
    expect(Math.abs(Date.parse(drift.fields[0]?.time ?? '') - Date.now())).toBeLessThan(60_000)
    const steps = drift.patch.map((step) => structuredClone(step))
    const restored = jsonPatch.applyPatch(structuredClone(drift.live.body), steps).newDocument
    expect(findDrift({ desired, live: [{ ...drift.live, body: restored }, ...desired.slice(1)], extra: [] })).toEqual([])
    await client.apply(deployment)
    expect(await look()).toEqual([])
  })

  test('an object that somebody deleted is missing, and one that we no longer want is extra', async () => {
    await client.remove(configMap(namespace, 'kept'))
    await client.apply(withLabels(configMap(namespace, 'left-over'), { owner: 'drift' }))
    await client.apply(configMap(namespace, 'of-others'), 'somebody')

    expect((await look()).map(({ kind, id }) => [kind, id.name])).toEqual([
      ['missing', 'kept'],
      ['extra', 'left-over'],
    ])
  })
})

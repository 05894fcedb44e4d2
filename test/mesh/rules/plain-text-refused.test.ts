import { expect, test } from 'vitest'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, running } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const meshed = object('Namespace', '/shop', { metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } })
const plain = object('Namespace', '/batch', { metadata: { name: 'batch' } })
const before = [meshed, plain, running('shop/web'), running('shop/api')]

const asking = (called: string, mode: string, spec = {}): Manifest => object('PeerAuthentication', called, { spec: { mtls: { mode }, ...spec } })

test('workloads that begin to ask for mutual TLS are a warning, with who is surely without it', () => {
  const importer = running('batch/importer')

  expect(findingsOf('plain-text-refused', [...before, importer], [...before, importer, asking('shop/default', 'STRICT')])).toMatchObject([
    {
      severity: 'warn',
      object: { kind: 'PeerAuthentication', name: 'default' },
      message: expect.stringMatching(/^2 workloads of shop refuse plain text from now on: .*Deployment batch\/importer.*503 UF/),
      hits: ['Deployment shop/api', 'Deployment shop/web', 'Deployment batch/importer has no sidecar'],
    },
  ])
})

test.each([
  ['what is asked for already', [asking('istio-system/default', 'STRICT')], [asking('istio-system/default', 'STRICT'), asking('shop/default', 'STRICT')]],
  [
    'what a policy of the workload takes back',
    [],
    [
      asking('shop/default', 'STRICT'),
      asking('shop/web', 'PERMISSIVE', { selector: { matchLabels: { app: 'web' } } }),
      asking('shop/api', 'DISABLE', { selector: { matchLabels: { app: 'api' } } }),
    ],
  ],
  ['a policy that leaves it to the mesh', [], [asking('shop/default', 'UNSET')]],
  ['workloads without a sidecar', [], [asking('batch/default', 'STRICT')]],
])('says nothing of %s', (_what, was, is) => {
  expect(findingsOf('plain-text-refused', [...before, ...was], [...before, ...is])).toEqual([])
})

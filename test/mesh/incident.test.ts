import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { meshChange } from '../../src/mesh/mesh.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { readManifests } from '../../src/normalise/normalise.ts'

const corpus = '../shared/corpus/mesh/cases'

function manifestsOf(name: string): readonly Manifest[] {
  const file = `${corpus}/${name}/input.yaml`
  const read = readManifests({ file, text: readFileSync(file, 'utf8') })
  return read.ok ? read.value : []
}

const place = 'accounts-grpc-public.applications.svc.cluster.local:50051'

test.skipIf(!existsSync(corpus)).each([
  ['public-grpc', '17-incident-after-badname'],
  ['tcp-grpc', '18-incident-after-tcp'],
])('the incident: %s takes HTTP/2 to the gRPC server from the gateway', (_port, after) => {
  const { effects } = meshChange(manifestsOf('16-incident-before'), manifestsOf(after))

  expect(effects[0]).toMatchObject({
    kind: 'http2-lost',
    severity: 'block',
    flag: '503 UPE',
    message: `The gateway loses HTTP/2 to ${place}: gRPC calls end in 502 or 503 (UPE, UC)`,
    classes: [{ name: 'gateway istio-system/istio-ingressgateway', workloads: 1 }],
  })
})

test.skipIf(!existsSync(corpus))('the incident: tcp-grpc also takes routes, retries and metrics from the sidecars', () => {
  const { effects } = meshChange(manifestsOf('16-incident-before'), manifestsOf('18-incident-after-tcp'))

  const lost = effects.filter(({ kind }) => kind === 'layer-lost')
  expect(lost).toMatchObject([
    {
      severity: 'warn',
      subject: place,
      classes: [
        { name: 'sidecars of applications', workloads: 2 },
        { name: 'sidecars of istio-system', workloads: 0 },
      ],
    },
  ])
  expect(lost[0]?.message).toMatch(/routes, retries,.* request metrics/)
})

test.skipIf(!existsSync(corpus))('the incident: with public-grpc sidecars still read requests, and nothing else changes', () => {
  const { effects } = meshChange(manifestsOf('16-incident-before'), manifestsOf('17-incident-after-badname'))

  expect(effects.map(({ kind, severity }) => [kind, severity])).toEqual([
    ['http2-lost', 'block'],
    ['listener-changed', 'info'],
  ])
})

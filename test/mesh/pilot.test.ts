import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { clustersOf } from '../../src/mesh/mesh.ts'
import { textAt, type JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'

// What Istio's own Pilot made of these manifests. DestinationRules and Sidecars can add to a cluster or hide it, so only clusters that Pilot has are compared.
const corpus = fileURLToPath(new URL('../../../shared/corpus/mesh/cases/', import.meta.url))
const cases = existsSync(corpus) ? readdirSync(corpus).toSorted() : []

type Answer = { readonly proxies: Readonly<Record<string, { readonly clusters: readonly { readonly name: string; readonly http?: string }[] }>> }

const manifestsOf = (text: string): readonly Manifest[] =>
  parseAllDocuments(text).map((document): Manifest => {
    const body: JsonObject = document.toJS() ?? {}
    const id = {
      group: '',
      kind: textAt(body, 'kind') ?? '',
      namespace: textAt(body, 'metadata', 'namespace') ?? '',
      name: textAt(body, 'metadata', 'name') ?? '',
    }
    return { id, version: 'v1', body }
  })

/** What Pilot writes into a sidecar's cluster; a protocol of bytes and HTTP/1.1 look the same there. */
const httpOf = (protocol: string): string => {
  if (['HTTP2', 'GRPC', 'GRPC-Web'].includes(protocol)) return 'http2'
  return protocol === 'Auto' ? 'use_downstream' : ''
}

test.skipIf(cases.length === 0)('every cluster that Pilot gives a sidecar has the protocol predicted here', () => {
  const compared = cases.flatMap((name) => {
    const predicted = new Map(
      clustersOf(manifestsOf(readFileSync(`${corpus}${name}/input.yaml`, 'utf8'))).map((cluster) => [cluster.name, httpOf(cluster.protocol)]),
    )
    const answer: Answer = JSON.parse(readFileSync(`${corpus}${name}/oracle.json`, 'utf8'))
    const sidecars = Object.entries(answer.proxies).filter(([proxy]) => proxy.startsWith('sidecar'))
    const clusters = sidecars.flatMap(([, proxy]) => proxy.clusters.filter((cluster) => predicted.has(cluster.name)))
    return clusters.map((cluster) => ({ case: name, cluster: cluster.name, pilot: cluster.http ?? '', predicted: predicted.get(cluster.name) }))
  })

  expect(compared.filter(({ pilot, predicted }) => pilot !== predicted)).toEqual([])
  expect(compared.length).toBeGreaterThan(100)
})

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from '../../src/model/json.ts'
import { oneRelease, scratch } from '../cli/workspace.ts'
import { startApiServer, type ApiServer } from '../cluster/api-server.ts'
import { crd, custom } from '../cluster/bodies.ts'
import { openClient } from '../cluster/client.ts'
import { timed, type Row } from './row.ts'
import { sluice } from './sluice.ts'

const group = 'bench.example.com'
const few = 1_000
const many = 10_000
const mostMs = 10_000
// A page and what the collector lets lie; ten times the objects in memory would be far more.
const mostGrowth = 1.3

/** `check` of a CRD that loses a field, over few and over many live objects of about 2 kB: whole process, time and peak memory. */
export async function checkLive(): Promise<readonly Row[]> {
  const server = await startApiServer()
  try {
    return await measured(server)
  } finally {
    await server.stop()
  }
}

async function measured({ kubeconfig, context }: ApiServer): Promise<readonly Row[]> {
  const place = scratch(oneRelease({ 'crd.yaml': JSON.stringify(boats(['name', 'cargo'])) }, { cluster: `context: ${context}` }))
  const env = {
    KUBECONFIG: kubeconfig,
    SLUICE_BENCH_MEMORY: join(place.root, 'peak'),
    NODE_OPTIONS: `--import=${new URL('tell-memory.ts', import.meta.url).href}`,
  }
  sluice(['render', '--workspace', place.root], { env })
  const client = openClient(kubeconfig)
  await client.namespace('bench')
  await client.apply(boats(['name', 'cargo', 'flag']))
  const check = (): { ms: number; mib: number } => {
    const ms = timed(() => void sluice(['check', '--workspace', place.root], { env }))
    return { ms: Math.round(ms), mib: Math.round(Number(readFileSync(join(place.root, 'peak'), 'utf8')) / 1024) }
  }
  await fill(client, 0, few)
  const small = check()
  await fill(client, few, many)
  const large = check()
  rmSync(place.root, { recursive: true })
  const growth = Number((large.mib / small.mib).toFixed(2))
  return [
    {
      name: `check of ${many} live objects`,
      value: large.ms,
      unit: 'ms',
      baseline: `${few}: ${small.ms} ms`,
      ratio: null,
      target: `≤ ${mostMs} ms`,
      met: large.ms <= mostMs,
    },
    {
      name: 'its peak memory',
      value: large.mib,
      unit: 'MiB',
      baseline: `${few}: ${small.mib} MiB`,
      ratio: growth,
      target: `≤ ${mostGrowth}`,
      met: growth <= mostGrowth,
    },
  ]
}

function boats(fields: readonly string[]): JsonObject {
  const properties = Object.fromEntries(fields.map((field) => [field, field === 'cargo' ? { type: 'array', items: { type: 'string' } } : { type: 'string' }]))
  const schema = { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties } } } }
  const versions = [{ name: 'v1', served: true, storage: true, schema }]
  return { ...crd({ group, kind: 'Boat' }), spec: { group, scope: 'Namespaced', names: { kind: 'Boat', plural: 'boats' }, versions } }
}

const cargo = Array.from({ length: 60 }, (_, index) => `a crate of twenty-four bottles, number ${index}`)

async function fill(client: ReturnType<typeof openClient>, from: number, to: number): Promise<void> {
  const waiting = Array.from({ length: to - from }, (_, index) => `boat-${from + index}`).values()
  const worker = async (): Promise<void> => {
    for (const name of waiting) await client.apply(custom({ apiVersion: `${group}/v1`, kind: 'Boat', namespace: 'bench', name, spec: { name, cargo } }))
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

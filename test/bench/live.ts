import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openCluster } from '../cluster/open-cluster.ts'
import { isObject, type JsonObject } from '../../src/model/json.ts'
import type { Cluster } from '../../src/ports/cluster.ts'
import { oneRelease, scratch } from '../cli/workspace.ts'
import { startApiServer, type ApiServer } from '../cluster/api-server.ts'
import { crd, custom } from '../cluster/bodies.ts'
import { openClient } from '../cluster/client.ts'
import { timed, type Row } from './row.ts'
import { sluice } from './sluice.ts'
import { stock } from './stock.ts'

const group = 'bench.example.com'
const counts = [1_000, 10_000, 50_000]
// What each may take where it has a target.
const mostMs: ReadonlyMap<number, number> = new Map([[10_000, 10_000]])
// Memory must not grow with the number; a page and what the collector lets lie may come out differently.
const mostGrowth = 1.2

/** What goes through the objects: live, to record them, and as they were recorded. What is recorded is held packed until it is written. */
const runs = [
  { what: 'check of', mostMs, mostGrowth, args: () => ['check'] },
  { what: 'snapshot of', mostMs: new Map<number, number>(), mostGrowth: undefined, args: () => ['snapshot', '--objects'] },
  {
    what: 'check by snapshot of',
    mostMs: new Map<number, number>(),
    mostGrowth,
    args: (root: string) => ['check', '--snapshot', join(root, 'values/e/snapshot.json')],
  },
] as const

/** `check` of a CRD that loses a field, over more and more objects of about 2 kB: whole process, time and peak memory. */
export async function checkLive(): Promise<readonly Row[]> {
  const server = await startApiServer()
  try {
    return await measured(server)
  } finally {
    await server.stop()
  }
}

type Measured = { readonly run: (typeof runs)[number]; readonly count: number; readonly ms: number; readonly mib: number }

async function measured({ kubeconfig, context, etcd }: ApiServer): Promise<readonly Row[]> {
  const place = scratch(oneRelease({ 'crd.yaml': JSON.stringify(boats(['name', 'cargo'])) }, { cluster: `context: ${context}` }))
  const env = {
    KUBECONFIG: kubeconfig,
    SLUICE_BENCH_MEMORY: join(place.root, 'peak'),
    NODE_OPTIONS: `--import=${new URL('tell-memory.ts', import.meta.url).href}`,
  }
  sluice(['render', '--workspace', place.root], { env })
  process.env['KUBECONFIG'] = kubeconfig
  const like = await firstBoat(kubeconfig, await openCluster({ context }))
  const found: Measured[] = []
  for (const [index, count] of counts.entries()) {
    const names = Array.from({ length: count - 1 }, (_, number) => `boat-${number + 1}`).slice(Math.max(0, (counts[index - 1] ?? 0) - 1))
    await stock(etcd, { like, place: `/registry/${group}/boats/bench`, names })
    for (const run of runs) {
      const ms = timed(() => void sluice([...run.args(place.root), '--workspace', place.root], { env }))
      found.push({ run, count, ms: Math.round(ms), mib: Math.round(Number(readFileSync(join(place.root, 'peak'), 'utf8')) / 1024) })
    }
  }
  rmSync(place.root, { recursive: true })
  return found.slice(runs.length).flatMap((one, index) => rowsOf(one, found[index] ?? one))
}

function rowsOf({ run, count, ms, mib }: Measured, fewer: Measured): readonly Row[] {
  const limit = run.mostMs.get(count)
  const growth = Number((mib / fewer.mib).toFixed(2))
  return [
    {
      name: `${run.what} ${count} objects`,
      value: ms,
      unit: 'ms',
      baseline: `${fewer.count}: ${fewer.ms} ms`,
      ratio: null,
      target: limit === undefined ? '' : `≤ ${limit} ms`,
      met: limit === undefined ? null : ms <= limit,
    },
    {
      name: `its peak memory, ${count}`,
      value: mib,
      unit: 'MiB',
      baseline: `${fewer.count}: ${fewer.mib} MiB`,
      ratio: growth,
      target: run.mostGrowth === undefined ? '' : `≤ ${run.mostGrowth}`,
      met: run.mostGrowth === undefined ? null : growth <= run.mostGrowth,
    },
  ]
}

/** The CRD before it loses its field, served, and the one object that the API server lets in itself. */
async function firstBoat(kubeconfig: string, cluster: Cluster): Promise<JsonObject> {
  const client = openClient(kubeconfig)
  await client.namespace('bench')
  await client.apply(boats(['name', 'cargo', 'flag']))
  await cluster.awaitEstablished([`boats.${group}`], 60_000)
  const cargo = Array.from({ length: 60 }, (_, index) => `a crate of twenty-four bottles, number ${index}`)
  const boat = await client.apply(custom({ apiVersion: `${group}/v1`, kind: 'Boat', namespace: 'bench', name: 'boat-0', spec: { name: 'first', cargo } }))
  if (!isObject(boat)) throw new Error('The API server gives no object')
  return boat
}

function boats(fields: readonly string[]): JsonObject {
  const properties = Object.fromEntries(fields.map((field) => [field, field === 'cargo' ? { type: 'array', items: { type: 'string' } } : { type: 'string' }]))
  const schema = { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties } } } }
  const versions = [{ name: 'v1', served: true, storage: true, schema }]
  return { ...crd({ group, kind: 'Boat' }), spec: { group, scope: 'Namespaced', names: { kind: 'Boat', plural: 'boats' }, versions } }
}

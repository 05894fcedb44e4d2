import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { toJsonText, type JsonObject } from '../../src/model/json.ts'
import { oneRelease, scratch } from '../cli/workspace.ts'
import { startApiServer, type ApiServer } from '../cluster/api-server.ts'
import { openClient, type Client } from '../cluster/client.ts'
import { timed, type Row } from './row.ts'
import { sluice } from './sluice.ts'

const namespace = 'bench'

// As a large release is made: of twenty objects, this many of each kind.
const mixture = { Deployment: 7, ConfigMap: 5, Secret: 3, Role: 2, ServiceAccount: 2, Service: 1 } as const

type Size = { readonly count: number; readonly atMost: number }
const sizes: readonly Size[] = [
  { count: 500, atMost: 0.4 },
  { count: 5_000, atMost: 0.08 },
]

/** `drift` of live objects that nobody touched beside `kubectl diff --server-side` of the same stream, whole processes; and what Sluice holds in memory meanwhile. */
export async function driftSpeed(): Promise<readonly Row[]> {
  const server = await startApiServer()
  try {
    const client = openClient(server.kubeconfig)
    await client.namespace(namespace)
    const measured: Measured[] = []
    for (const size of sizes) measured.push(await measure(size, server, client))
    return [...measured.map(({ row }) => row), memoryRow(measured)]
  } finally {
    await server.stop()
  }
}

type Measured = { readonly row: Row; readonly mib: number; readonly count: number }

async function measure({ count, atMost }: Size, { kubeconfig, context }: ApiServer, client: Client): Promise<Measured> {
  const bodies = Array.from({ length: count }, (_, index) => bodyOf(index))
  const place = scratch(
    oneRelease({ 'all.yaml': bodies.map((body) => `---\n${toJsonText(body)}\n`).join('') }, { cluster: `context: ${context}`, release: 'secrets: allow' }),
  )
  const env = {
    KUBECONFIG: kubeconfig,
    XDG_CACHE_HOME: join(place.root, '.cache'),
    SLUICE_BENCH_MEMORY: join(place.root, 'peak'),
    NODE_OPTIONS: `--import=${new URL('tell-memory.ts', import.meta.url).href}`,
  }
  sluice(['render', '--workspace', place.root], { env })
  await applyAll(client, bodies)
  const stream = bodies.map((body) => toJsonText(body)).join('\n---\n')
  const kubectl = await embeddedProgram('kubectl')
  const diff = (): void => kubectlDiff(kubectl, { stream, kubeconfig })
  const drift = (): void => void sluice(['drift', '--workspace', place.root, '--output', 'json'], { env })
  // The first run fetches the server's schemas, as a nightly job on a fresh machine does.
  drift()
  const baseline = timed(diff)
  const value = timed(drift)
  const mib = Math.round(Number(readFileSync(join(place.root, 'peak'), 'utf8')) / 1024)
  rmSync(place.root, { recursive: true })
  const ratio = value / baseline
  const row: Row = {
    name: `drift of ${count} live objects`,
    value: Math.round(value),
    unit: 'ms',
    baseline: `kubectl diff --server-side: ${Math.round(baseline)} ms`,
    ratio: Number(ratio.toFixed(3)),
    target: `≤ ${atMost}`,
    met: ratio <= atMost,
  }
  return { row, mib, count }
}

/** kubectl says 0 for "no difference" and 1 for "some"; anything else measured an error. */
function kubectlDiff(kubectl: string, { stream, kubeconfig }: { stream: string; kubeconfig: string }): void {
  const args = ['diff', '--server-side', '--force-conflicts', '--field-manager=sluice', '-f', '-']
  const done = spawnSync(kubectl, args, { input: stream, env: { ...process.env, KUBECONFIG: kubeconfig }, maxBuffer: 2 ** 30, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`kubectl diff exits ${done.status}: ${done.stderr.slice(-400)}${done.stdout.slice(0, 400)}`)
}

async function applyAll(client: Client, bodies: readonly JsonObject[]): Promise<void> {
  const waiting = bodies.values()
  const worker = async (): Promise<void> => {
    for (const body of waiting) await client.apply(body)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

// An object of 1 to 2 kB is held as committed and as it lives, with its managedFields, as values.
const mostKibPerObject = 64

function memoryRow([small, large]: readonly Measured[]): Row {
  if (small === undefined || large === undefined) throw new Error('Two sizes are needed to see how memory grows')
  // What Node and the program take anyway cancels out.
  const perObject = Math.round(((large.mib - small.mib) * 1024) / (large.count - small.count))
  return {
    name: `its peak memory, ${large.count} live objects`,
    value: large.mib,
    unit: 'MiB',
    baseline: `${small.count}: ${small.mib} MiB, ${perObject} KiB more for each further object`,
    ratio: null,
    target: `≤ ${mostKibPerObject} KiB each`,
    met: perObject <= mostKibPerObject,
  }
}

function bodyOf(index: number): JsonObject {
  const kinds = Object.entries(mixture).flatMap(([kind, share]) => Array.from({ length: share }, () => kind))
  const kind = kinds[index % kinds.length] ?? 'ConfigMap'
  const labels = { 'app.kubernetes.io/name': `app-${index}`, 'app.kubernetes.io/part-of': 'bench', team: `team-${index % 7}` }
  const metadata = { name: `object-${index}`, namespace, labels }
  return { ...parts(kind, index), kind, metadata }
}

function parts(kind: string, index: number): JsonObject {
  const data = Object.fromEntries(Array.from({ length: 6 }, (_, key) => [`key-${key}`, Buffer.from(`value ${index} ${key}`).toString('base64')]))
  switch (kind) {
    case 'Deployment':
      return { apiVersion: 'apps/v1', spec: deploymentSpec(index) }
    case 'Role':
      return { apiVersion: 'rbac.authorization.k8s.io/v1', rules: [{ apiGroups: [''], resources: ['pods', 'configmaps'], verbs: ['get', 'list'] }] }
    case 'Service':
      return { apiVersion: 'v1', spec: { type: 'ClusterIP', selector: { app: `app-${index}` }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] } }
    case 'ServiceAccount':
      return { apiVersion: 'v1', automountServiceAccountToken: false }
    default:
      return { apiVersion: 'v1', data }
  }
}

function deploymentSpec(index: number): JsonObject {
  const env = Array.from({ length: 8 }, (_, key) => ({ name: `VARIABLE_${key}`, value: `${index}-${key}` }))
  const resources = { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: 1, memory: '1024Mi' } }
  const probe = { httpGet: { path: '/healthz', port: 8080 }, periodSeconds: 5 }
  const container = { name: 'app', image: 'registry.example.com/app:1.0.0', env, resources, livenessProbe: probe, readinessProbe: probe }
  const template = {
    metadata: { labels: { app: `app-${index}` } },
    spec: { containers: [{ ...container, ports: [{ name: 'http', containerPort: 8080 }], args: ['--verbose'] }] },
  }
  return { replicas: 0, selector: { matchLabels: { app: `app-${index}` } }, template }
}

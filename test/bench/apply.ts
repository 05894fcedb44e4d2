import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { oneRelease, scratch } from '../cli/workspace.ts'
import { startApiServer, type ApiServer } from '../cluster/api-server.ts'
import { paired, rowOf, type Row } from './row.ts'
import { sluice } from './sluice.ts'

const count = 500
const rounds = 5
const namespace = 'bench'
const collections = [...['serviceaccounts', 'configmaps', 'services'].map((plural) => ['api/v1', plural]), ['apis/rbac.authorization.k8s.io/v1', 'roles']]

/** `apply` of a tree with all its checks, lock, inventory and waves, beside kubectl alone with the very same stream. */
export async function applyMany(): Promise<readonly Row[]> {
  const server = await startApiServer()
  try {
    return await measured(server)
  } finally {
    await server.stop()
  }
}

async function measured({ kubeconfig, context }: ApiServer): Promise<readonly Row[]> {
  const files = oneRelease({ 'a.yaml': objects() }, { cluster: `context: ${context}` })
  const place = scratch({ ...files, 'values/e/environment.yml': (files['values/e/environment.yml'] ?? '').replace('namespace: ns', `namespace: ${namespace}`) })
  const env = { KUBECONFIG: kubeconfig, SLUICE_KUBECTL: await embeddedProgram('kubectl') }
  const run = (...args: readonly string[]): string => sluice([...args, '--workspace', place.root], { env })
  await place.git('init', '-q')
  await place.git('config', 'user.name', 'Bench')
  await place.git('config', 'user.email', 'bench@example.com')
  await place.git('add', '-A')
  await place.git('commit', '-qm', 'values')
  run('render', '--commit')
  const stream = run('apply', '--print-stream')
  run('apply', '--yes')
  const pair = { value: () => void run('apply', '--yes'), baseline: () => kubectl(env, bare, stream), rounds }
  const unchanged = paired(pair)
  const created = paired({ ...pair, before: () => removeAll(env) })
  rmSync(place.root, { recursive: true })
  const against = { against: `kubectl ${bare.slice(0, 2).join(' ')}`, atMost: 1.15 }
  return [rowOf(`apply of ${count} unchanged objects`, unchanged, against), rowOf(`apply of ${count} new objects`, created, against)]
}

/** Each kind in one request: kubectl alone would delete one object after the other, and wait for each. */
function removeAll(env: Readonly<Record<string, string>>): void {
  for (const [prefix, plural] of collections) kubectl(env, ['delete', `--raw=/${prefix}/namespaces/${namespace}/${plural}`])
}

const bare = ['apply', '--server-side', '--field-manager=sluice', '-f', '-']

function kubectl(env: Readonly<Record<string, string>>, args: readonly string[], input = ''): void {
  const done = spawnSync(env['SLUICE_KUBECTL'] ?? '', args, { env: { ...process.env, ...env }, input, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`kubectl exits ${done.status}: ${done.stderr.slice(-400)}`)
}

/** A namespace, and what charts have most of that is ready at once: no controller runs here. */
function objects(): string {
  const mixture = ['ServiceAccount', 'ConfigMap', 'ConfigMap', 'Service', 'Role']
  const body: Readonly<Record<string, string>> = {
    ConfigMap: `data: { text: "${'a line of configuration, as charts have it; '.repeat(20)}" }`,
    Service: 'spec: { selector: { app: web }, ports: [{ port: 80 }] }',
    Role: 'rules: [{ apiGroups: [""], resources: [configmaps], verbs: [get] }]',
  }
  const some = Array.from({ length: count - 1 }, (_, index) => {
    const kind = mixture[index % mixture.length] ?? ''
    const apiVersion = kind === 'Role' ? 'rbac.authorization.k8s.io/v1' : 'v1'
    return `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: o${index}, namespace: ${namespace} }\n${body[kind] ?? ''}\n`
  })
  return `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${namespace} }\n${some.join('')}`
}

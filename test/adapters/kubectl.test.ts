import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createKubectl } from '../../src/adapters/kubectl.ts'
import { createKubeconfig } from '../../src/adapters/kubeconfig.ts'
import { createPrograms } from '../../src/adapters/programs.ts'
import { createRun } from '../../src/adapters/run.ts'
import type { ApplyOptions, Kubectl } from '../../src/ports/kubectl.ts'
import { scratchFolder, type Folder } from './chart-folder.ts'

// What a real API server makes of an apply is tested in test/cluster; here kubectl's own words, copied from runs of 1.35.2 against one, come from a script.

const run = createRun()
const workspaceRoot = '/nonexistent'
const kubectlOf = (env: Record<string, string>): Kubectl =>
  createKubectl({
    run,
    findProgram: createPrograms({ env, workspaceRoot }),
    env,
    kubeconfig: createKubeconfig({ env, workspaceRoot, lookUp: async () => undefined, allowed: async () => [] }),
  })
const embedded = { ...process.env, SLUICE_KUBECTL: 'embedded' } as Record<string, string>
const server: ApplyOptions = { context: '', mode: 'server', isForced: false }

function fake(folder: Folder, { out, err, code }: { out: string; err: string; code: number }): Kubectl {
  folder.write('out', out)
  folder.write('err', err)
  const path = folder.write(
    'kubectl',
    `#!/bin/sh\ncd ${folder.path}\nprintf '%s\\n' "$@" > args\nenv > env\ncat $KUBECONFIG > kubeconfig\ncat $KUBERC > kuberc\ncat > in\ncat out\ncat err >&2\nexit ${code}\n`,
  )
  chmodSync(path, 0o755)
  const config = folder.write('config', kubeconfig('https://127.0.0.1:1'))
  return kubectlOf({
    SLUICE_KUBECTL: path,
    PATH: '/usr/bin:/bin',
    KUBECONFIG: config,
    KUBERC: '/my/kuberc',
    KUBECTL_EXTERNAL_DIFF: 'canary',
    AWS_PROFILE: 'prod',
  })
}

const object = (kind: string, name: string, rest = ''): string => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: default\n${rest}`
const stream = (...objects: readonly string[]): string => objects.join('---\n')

const advice = `Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
`

test('apply pipes the stream as it is and gives one line an object', async () => {
  using folder = scratchFolder()
  const kubectl = fake(folder, {
    out: 'customresourcedefinition.apiextensions.k8s.io/x.io serverside-applied\nclusterrole.rbac.authorization.k8s.io/system:x serverside-applied\n',
    err: 'Warning: old\n',
    code: 0,
  })

  const applied = await kubectl.apply(object('ConfigMap', 'ü'), server)

  expect(applied).toEqual([
    { object: 'customresourcedefinition.apiextensions.k8s.io/x.io', what: 'serverside-applied' },
    { object: 'clusterrole.rbac.authorization.k8s.io/system:x', what: 'serverside-applied' },
  ])
  expect(readFileSync(join(folder.path, 'in'), 'utf8')).toBe(object('ConfigMap', 'ü'))
})

test.each([
  [server, ['--server-side=true', '--field-manager=sluice', '--validate=ignore', '--force-conflicts=false'], []],
  [{ ...server, isForced: true }, ['--force-conflicts=true'], []],
  [{ ...server, mode: 'client' as const }, ['--server-side=false'], ['--force-conflicts', '--field-manager', '--validate']],
])('the arguments for %j say every choice aloud', async (options, has, lacks) => {
  using folder = scratchFolder()

  await fake(folder, { out: '', err: '', code: 0 }).apply(object('ConfigMap', 'a'), options)

  const args = readFileSync(join(folder.path, 'args'), 'utf8')
  expect(args.split('\n')).toEqual(expect.arrayContaining(['apply', '--filename=-', '--prune=false', '--dry-run=none', ...has]))
  for (const word of lacks) expect(args).not.toContain(word)
})

test('T22 kubectl keeps the environment that credential programs need, and no program of its own', async () => {
  using folder = scratchFolder()

  await fake(folder, { out: '', err: '', code: 0 }).apply(object('ConfigMap', 'a'), server)

  const env = readFileSync(join(folder.path, 'env'), 'utf8')
  expect(env).toContain('AWS_PROFILE=prod')
  expect(env).not.toContain('canary')
})

test('T23 kubectl gets one context in a file of its own, which goes with it, and a kuberc that lets no credential program run', async () => {
  using folder = scratchFolder()

  await fake(folder, { out: '', err: '', code: 0 }).apply(object('ConfigMap', 'a'), server)

  const [, path = ''] = /^KUBECONFIG=(.*)$/m.exec(readFileSync(join(folder.path, 'env'), 'utf8')) ?? []
  const given: unknown = JSON.parse(readFileSync(join(folder.path, 'kubeconfig'), 'utf8'))
  expect(given).toMatchObject({ 'current-context': 'nowhere', contexts: [{ context: { cluster: 'nowhere', user: 'nowhere' } }] })
  expect(path).not.toBe(join(folder.path, 'config'))
  expect(existsSync(path)).toBe(false)
  expect(JSON.parse(readFileSync(join(folder.path, 'kuberc'), 'utf8'))).toMatchObject({ credentialPluginPolicy: 'DenyAll' })
})

test('conflicts name object, manager and fields, and what was applied all the same', async () => {
  using folder = scratchFolder()
  const err = `Apply failed with 2 conflicts: conflicts with "edit-tool":\n- .data.k\nconflicts with "second" using v1:\n- .data.l\n${advice}Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1: .spec.replicas\n${advice}`
  const kubectl = fake(folder, { out: 'configmap/ok serverside-applied\n', err, code: 1 })

  const failed = kubectl.apply(stream(object('ConfigMap', 'a'), object('ConfigMap', 'ok'), object('Deployment', 'd')), server)

  await expect(failed).rejects.toMatchObject({
    code: 'cluster-refused',
    message: 'Cannot apply to the current cluster: it refused 2 objects. Applied all the same: configmap/ok',
    hint: expect.stringContaining('--force-conflicts'),
    problems: [
      {
        file: 'ConfigMap default/a',
        path: '.data.k, .data.l',
        message: '"edit-tool" owns .data.k with another value; "second" owns .data.l with another value',
      },
      { file: 'Deployment default/d', path: '.spec.replicas', message: '"kubectl-edit" owns .spec.replicas with another value' },
    ],
  })
})

test('a kubectl that a signal ended refused nothing, and nobody knows how far it came', async () => {
  using folder = scratchFolder()
  const path = folder.write('kubectl', '#!/bin/sh\necho configmap/one serverside-applied\nkill -9 $$\n')
  chmodSync(path, 0o755)

  const config = folder.write('config', kubeconfig('https://127.0.0.1:1'))
  const applying = kubectlOf({ SLUICE_KUBECTL: path, PATH: '/usr/bin:/bin', KUBECONFIG: config }).apply(object('ConfigMap', 'one'), server)

  await expect(applying).rejects.toMatchObject({ code: 'tool-failed', message: expect.stringMatching(/signal 9 ended kubectl.*configmap\/one/) })
})

test('an unknown kind is told of its own object, although kubectl tells of it first', async () => {
  using folder = scratchFolder()
  const err = `resource mapping not found for name: "t" namespace: "" from "STDIN": no matches for kind "Thing" in version "nosuch.io/v1"\nensure CRDs are installed first\nError from server (NotFound): namespaces "nosuch" not found\n`

  const failed = fake(folder, { out: '', err, code: 1 }).apply(stream(object('ConfigMap', 'x'), object('Thing', 't')), server)

  await expect(failed).rejects.toMatchObject({
    message: expect.stringContaining('Nothing of this stream was applied'),
    problems: [
      { file: 'Thing default/t', message: expect.stringContaining('no matches for kind "Thing"') },
      { file: 'ConfigMap default/x', message: 'Error from server (NotFound): namespaces "nosuch" not found' },
    ],
  })
})

test('T18 what kubectl prints of a refused patch, value or Secret is not repeated', async () => {
  using folder = scratchFolder()
  const encoded = Buffer.from('hunter2-two').toString('base64')
  const err = `Error from server (Invalid): error when applying patch:
{"data":{"p":"${encoded}"},"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\\"data\\":{\\"p\\":\\"hunter2-one\\"}}\\n"}}}
to:
Resource: "/v1, Resource=secrets", GroupVersionKind: "/v1, Kind=Secret"
Name: "s", Namespace: "default"
for: "STDIN": error when patching "STDIN": admission webhook "no.example.com" denied the request: hunter2-two and ${encoded} are weak
Error from server (Invalid): Service "b" is invalid: [spec.ports[0].port: Invalid value: "hunter2": must be between 1 and 65535, inclusive, spec.selector: Invalid value: {"a":"hunter2"}: field is immutable]
Error from server: failed to create typed patch object (default/x; /v1, Kind=ConfigMap): .data.p: expected string, got &value.valueUnstructured{Value:map[string]interface {}{"a":"hunter2"}}
`
  const objects = stream(object('Secret', 's', `data:\n  p: ${encoded}\n`), object('Service', 'b'), object('ConfigMap', 'x'))

  const failed: unknown = await fake(folder, { out: '', err, code: 1 })
    .apply(objects, { ...server, mode: 'client' })
    .catch((error: unknown) => error)

  expect(failed).toMatchObject({
    problems: [
      { file: 'Secret default/s', message: 'Error from server (Invalid): admission webhook "no.example.com" denied the request: *** and *** are weak' },
      { file: 'Service default/b', message: expect.stringContaining('field is immutable') },
      { file: 'ConfigMap default/x', message: expect.stringContaining('.data.p: expected string') },
    ],
  })
  expect(JSON.stringify(failed)).not.toMatch(/hunter2|aHVudGVy/)
})

test('T16 a webhook’s words cannot move the terminal or begin a line', async () => {
  using folder = scratchFolder()
  const err = `Error from server (Forbidden): admission webhook "x" denied the request: \u001b[2J no\n::error::PWNED\n${'long '.repeat(400)}\n`

  const failed: unknown = await fake(folder, { out: '', err, code: 1 })
    .apply(object('ConfigMap', 'a'), server)
    .catch((error: unknown) => error)

  expect(failed).toMatchObject({
    problems: [{ message: expect.stringMatching(/^Error from server \(Forbidden\): .*<U\+001B>\[2J no ::error::PWNED long [^\n]{0,400}…$/) }],
  })
})

const kubeconfig = (address: string): string => `apiVersion: v1
kind: Config
clusters: [{ name: nowhere, cluster: { server: "${address}" } }]
users: [{ name: nobody, user: { token: canary-token } }]
contexts: [{ name: nowhere, context: { cluster: nowhere, user: nobody } }]
current-context: nowhere
`

test.each([
  ['a server that is not there', 'https://127.0.0.1:1', ''],
  ['a context that the kubeconfig lacks', 'https://127.0.0.1:1', 'no-such-context'],
])('with %s, the real kubectl leads to cluster-unreachable', async (_name, address, context) => {
  using folder = scratchFolder({ config: kubeconfig(address) })

  const failed: unknown = await kubectlOf({ ...embedded, KUBECONFIG: join(folder.path, 'config') })
    .apply(object('ConfigMap', 'a'), { ...server, context })
    .catch((error: unknown) => error)

  expect(failed).toMatchObject({ code: 'cluster-unreachable', message: expect.stringContaining(context === '' ? '127.0.0.1:1' : context) })
  expect(JSON.stringify(failed)).not.toContain('canary-token')
})

test('an empty stream asks nobody', async () => {
  expect(await kubectlOf({ SLUICE_KUBECTL: '/nonexistent' }).apply(' \n', server)).toEqual([])
})

test('the real kubectl tells its version and place', async () => {
  const kubectl = kubectlOf(embedded)

  expect(await kubectl.version()).toBe('v1.35.2')
  expect((await kubectl.place()).origin).toBe('embedded')
})

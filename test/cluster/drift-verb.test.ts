import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAll } from 'js-yaml'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { isObject, textAt, type JsonObject } from '../../src/model/json.ts'
import { oneRelease, scratch, sluice, type Ran, type Scratch } from '../cli/workspace.ts'
import { golden } from '../golden.ts'
import { openClient } from './client.ts'
import { describeWithServer } from './server.ts'

const namespace = 'drift-verb'

const deployment: JsonObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace, labels: { team: 'shop' } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image: 'nginx:1', env: [{ name: 'LEVEL', value: '1' }] }] } },
  },
}
const settings: JsonObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace }, data: { log: 'info', empty: '' } }
const rights: JsonObject = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'rights', namespace },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
}

const ofContainer = (env: string): JsonObject => ({
  ...deployment,
  spec: { template: { spec: { containers: [{ name: 'app', env: [{ name: 'LEVEL', value: env }] }] } } },
})

const fieldsOf = ({ out }: Ran): unknown =>
  JSON.parse(out).drift.flatMap((one: { fields: readonly { path: string; manager: string }[] }) => one.fields.map(({ path, manager }) => [path, manager]))

describeWithServer('drift of a release on a real API server', ({ kubeconfig, context, readerContext, client }) => {
  let place: Scratch

  // The server is shared: what other tests applied would be extra here, so only this release is looked at.
  const drift = (...flags: readonly string[]): Promise<Ran> =>
    sluice(['drift', '--workspace', place.root, '--release', 'r', ...flags], { env: { KUBECONFIG: kubeconfig } })

  const putBack = async (): Promise<void> => {
    const files = place.tree('rendered').filter((path) => !path.endsWith('render.yml'))
    const bodies = files.flatMap((name) => loadAll(readFileSync(join(place.root, name), 'utf8')))
    for (const body of bodies.filter(isObject)) await client.apply(body)
  }

  beforeAll(async () => {
    await client.namespace(namespace)
    const templates = Object.fromEntries([deployment, settings, rights].map((body, index) => [`${index}.yaml`, JSON.stringify(body)]))
    place = scratch(oneRelease(templates, { cluster: `context: ${context}` }))
    const text = readFileSync(join(place.root, 'values/e/environment.yml'), 'utf8')
    // The server is shared, and so is its namespace "default".
    place.write('values/e/environment.yml', text.replace('releases:', `inventory: { namespace: ${namespace} }\nreleases:`))
    await sluice(['render', '--workspace', place.root])
    await place.git('init', '-q')
    await place.git('add', '-A')
    await place.git('commit', '-qm', 'Render', '--author', 'Jo ::error::PWNED <jo@example.com>', '--date', '2026-08-11T09:00:00Z')
  })

  beforeEach(putBack)

  afterAll(async () => {
    for (const body of [deployment, settings, rights]) await client.remove(body)
    place[Symbol.dispose]()
  })

  test('what was applied has none, by reading and by a dry-run', async () => {
    expect(await drift()).toMatchObject({ code: 0, out: expect.stringContaining('What lives in e is what is committed') })
    expect(await drift('--dry-run')).toMatchObject({ code: 0 })
  })

  test('three managers: who, when, where, what Git says with its commit and author, and what lives', async () => {
    await client.patch(ofContainer('100'), 'kubectl-edit')
    await client.scale(deployment, 5, 'k9s')
    await client.patch({ ...settings, data: { log: 'debug' } }, '::error::PWNED')

    const { code, out } = await drift()

    expect(code).toBe(10)
    const shown = out.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '2026-11-20 22:14 UTC').replaceAll(/, [0-9a-f]{7}\)/g, ', e07d5b4)')
    expect(shown).toBe(golden('test/golden/drift/three-managers.txt', shown))
    expect(readFileSync(new URL('../../docs/drift.md', import.meta.url), 'utf8')).toContain(shown)
  })

  test('no manager and no author becomes a command to what reads the log', async () => {
    await client.patch({ ...settings, data: { log: 'debug' } }, '::error::PWNED')

    const { out } = await drift('--output', 'github')

    expect(out).not.toMatch(/^::error::PWNED/m)
  })

  test('a dry-run sees the same fields as reading', async () => {
    await client.patch(ofContainer('100'), 'kubectl-edit')

    expect(fieldsOf(await drift('--output', 'json'))).toEqual([['spec.template.spec.containers[app].env[LEVEL].value', 'kubectl-edit']])
    expect(fieldsOf(await drift('--dry-run', '--output', 'json'))).toEqual([['spec.template.spec.containers[app].env[LEVEL].value', 'kubectl-edit']])
  })

  test('replicas that an autoscaler set through /scale are explained and counted', async () => {
    await client.scale(deployment, 4, 'kube-controller-manager')

    expect(await drift()).toMatchObject({ code: 0, out: expect.stringContaining('1 more explained by rules: hpa-replicas 1') })
  })

  test('an object that somebody deleted is missing', async () => {
    await client.remove(rights)

    expect(await drift()).toMatchObject({ code: 10, out: expect.stringContaining(`Role ${namespace}/rights: in Git, and not in the cluster`) })
  })

  test('a webhook that is down makes a dry-run say that nobody knows, and never that there is no drift', async () => {
    const webhook = refusing(kubeconfig)
    await webhook.open()
    try {
      const { code, out } = await drift('--dry-run')

      expect(code).toBe(3)
      expect(out).toContain('drift/dry-run-refused')
      expect(out).toContain('failed calling webhook')
      expect(out).toContain('No drift was seen in e. 1 object was refused when tried, so more is not known.')
    } finally {
      await webhook.close()
    }
  })

  test('what admission makes of our own request is recorded by apply, and explained from then on', async () => {
    const policy = mutating(kubeconfig)
    await policy.open()
    try {
      const applied = await sluice(['apply', '--workspace', place.root, '--env', 'e', '--yes', '--no-wait'], { env: { KUBECONFIG: kubeconfig } })
      expect(applied).toMatchObject({ code: 0 })

      expect(await drift()).toMatchObject({ code: 0, out: expect.stringContaining('1 more explained by rules: admission 1') })
    } finally {
      await policy.close()
    }
  })

  test('a kind that this user may not list is a failure, and not missing', async () => {
    const text = readFileSync(join(place.root, 'values/e/environment.yml'), 'utf8')
    place.write('values/e/environment.yml', text.replace(`context: ${context}`, `context: ${readerContext}`))

    const { code, out, err } = await drift()
    place.write('values/e/environment.yml', text)

    expect(code).toBe(3)
    expect(out + err).toContain('may not')
  })
})

/** A policy that rewrites the ConfigMap's log level in every request. */
function mutating(kubeconfig: string): { readonly open: () => Promise<unknown>; readonly close: () => Promise<unknown> } {
  const client = openClient(kubeconfig)
  const apiVersion = 'admissionregistration.k8s.io/v1'
  const policy: JsonObject = {
    apiVersion,
    kind: 'MutatingAdmissionPolicy',
    metadata: { name: namespace },
    spec: {
      failurePolicy: 'Fail',
      reinvocationPolicy: 'Never',
      matchConstraints: {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['configmaps'] }],
      },
      matchConditions: [{ name: 'log', expression: 'has(object.data) && "log" in object.data' }],
      mutations: [{ patchType: 'JSONPatch', jsonPatch: { expression: '[JSONPatch{op: "replace", path: "/data/log", value: "mutated"}]' } }],
    },
  }
  const binding: JsonObject = { apiVersion, kind: 'MutatingAdmissionPolicyBinding', metadata: { name: namespace }, spec: { policyName: namespace } }
  const isAtWork = async (): Promise<boolean> =>
    textAt(await client.apply({ ...settings, metadata: { name: 'probe', namespace }, data: { log: String(Math.random()) } }, 'probe'), 'data', 'log') ===
    'mutated'
  return {
    open: async () => {
      for (const body of [policy, binding]) await client.apply(body)
      for (let tries = 0; tries < 100 && !(await isAtWork()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100))
    },
    close: async () => {
      for (const body of [binding, policy]) await client.remove(body)
    },
  }
}

/** A webhook for the ConfigMaps of this namespace at an address where nobody listens. */
function refusing(kubeconfig: string): { readonly open: () => Promise<unknown>; readonly close: () => Promise<unknown> } {
  const client = openClient(kubeconfig)
  const body: JsonObject = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: namespace },
    webhooks: [
      {
        name: 'down.example.com',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        timeoutSeconds: 2,
        clientConfig: { url: 'https://127.0.0.1:1/' },
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['configmaps'] }],
      },
    ],
  }
  // The server reads its webhooks anew a moment after they are written.
  const settle = async (): Promise<void> => {
    for (let tries = 0; tries < 50; tries += 1) {
      const refused = await client.apply({ ...settings, metadata: { name: 'probe', namespace } }, 'probe').then(
        () => false,
        () => true,
      )
      if (refused) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return {
    open: async () => {
      await client.apply(body)
      await settle()
    },
    close: () => client.remove(body),
  }
}

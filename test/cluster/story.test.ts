import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { oneRelease, scratch, sluice, type Ran, type Scratch } from '../cli/workspace.ts'
import { startApiServer } from './api-server.ts'
import { describeWithServer } from './server.ts'

const crd = (fields: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: gates.story.example.com }
spec:
  group: story.example.com
  scope: Namespaced
  names: { kind: Gate, plural: gates, singular: gate, listKind: GateList }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: { type: object, properties: { ${fields} } }
`
const templates = {
  'crd.yaml': crd('level: { type: string }, keeper: { type: string }'),
  'namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: story }\n',
  'config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: river, namespace: story }\ndata: { depth: "3" }\n',
  'gate.yaml': 'apiVersion: story.example.com/v1\nkind: Gate\nmetadata: { name: upper, namespace: story }\nspec: { level: high, keeper: anna }\n',
}

const river = (depth: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'river', namespace: 'story' }, data: { depth } })

/** What is not committed was not reviewed, and judges nothing. */
async function commitValues(place: Scratch): Promise<void> {
  await place.git('add', 'values')
  await place.git('commit', '-q', '-m', 'values')
}

describeWithServer('the whole way on a real API server', (server) => {
  let kubectl = ''
  beforeAll(async () => {
    kubectl = await embeddedProgram('kubectl')
  })
  const env = () => ({ KUBECONFIG: server.kubeconfig, SLUICE_KUBECTL: kubectl })
  const run = (place: Scratch, verb: string, ...flags: readonly string[]): Promise<Ran> => sluice([verb, '--workspace', place.root, ...flags], { env: env() })

  async function workspace(): Promise<Scratch> {
    const files = oneRelease(templates, { cluster: `context: ${server.context}` })
    // An inventory of its own: other tests of this server have an environment of the same name.
    const place = scratch({ ...files, 'values/e/environment.yml': `${files['values/e/environment.yml'] ?? ''}inventory: { name: story }\n` })
    await place.git('init', '-q')
    await place.git('config', 'user.name', 'Test')
    await place.git('config', 'user.email', 'test@example.com')
    await commitValues(place)
    return place
  }

  test('snapshot, render, check, apply, drift, a hand edit, a blocked change: each verb does its part', async () => {
    using place = await workspace()

    const snapshot = await run(place, 'snapshot')
    expect(snapshot.code, snapshot.err).toBe(0)
    expect(place.tree('values/e')).toContain('values/e/snapshot.json')
    await commitValues(place)

    await run(place, 'render', '--commit')
    const check = await run(place, 'check')
    expect(check.code, check.out + check.err).toBe(0)

    const unasked = await run(place, 'apply')
    expect(unasked.code, unasked.err).toBe(2)
    expect(unasked.err).toContain('--yes')
    await expect(server.client.get('/api/v1/namespaces/story')).rejects.toThrow('not found')

    const apply = await run(place, 'apply', '--yes')
    expect(apply.code, apply.out + apply.err).toBe(0)
    expect(apply.out).toContain('ConfigMap story/river created')
    const again = await run(place, 'apply', '--yes')
    expect(again.out).toContain('ConfigMap story/river unchanged')

    const clean = await run(place, 'drift')
    expect(clean.code, clean.out + clean.err).toBe(0)
    await server.client.patch(river('9'), 'by-hand')
    const drifted = await run(place, 'drift', '--output', 'json')
    expect(drifted.code).toBe(10)
    expect(drifted.out).toContain('by-hand')

    place.write('values/_charts/c/templates/crd.yaml', crd('level: { type: string }'))
    await run(place, 'render', '--commit')
    const blocked = await run(place, 'apply', '--yes', '--output', 'json')
    expect(blocked.code).toBe(11)
    expect(JSON.parse(blocked.out)).toMatchObject({
      verdict: 'block',
      findings: [
        { rule: 'crd/property-removed', path: 'spec.keeper' },
        { rule: 'object/refused-by-schema', path: 'spec.keeper' },
        { rule: 'object/owned-elsewhere', path: 'data.depth', message: expect.stringContaining('by-hand') },
      ],
    })
    expect(JSON.stringify(await server.client.get('/apis/apiextensions.k8s.io/v1/customresourcedefinitions/gates.story.example.com'))).toContain('keeper')
  })

  test('client-side apply on request, and diff --live, which says before what apply would do', async () => {
    using place = await workspace()
    await run(place, 'render', '--commit')
    await run(place, 'apply', '--yes', '--force-conflicts')
    await server.client.patch(river('5'), 'somebody-else')

    const before = await run(place, 'diff', '--live', '--exit-code', '--output', 'json')
    const applied = await run(place, 'apply', '--yes', '--mode', 'client')
    const after = await run(place, 'diff', '--live', '--exit-code')

    expect(before.code, before.err).toBe(10)
    expect(JSON.parse(before.out)).toMatchObject({
      changes: [{ kind: 'update', object: { kind: 'ConfigMap', name: 'river' }, patch: [{ op: 'replace', path: '/data/depth', value: '3' }] }],
    })
    expect(applied.code, applied.err).toBe(0)
    expect(after.code, after.out).toBe(0)
  })

  test('a field of another manager is left to it and named with it, and --force-conflicts takes it over', async () => {
    using place = await workspace()
    await run(place, 'render', '--commit')
    await run(place, 'apply', '--yes', '--force-conflicts')
    await server.client.patch(river('7'), 'somebody')

    const left = await run(place, 'apply', '--yes')
    const forced = await run(place, 'apply', '--yes', '--force-conflicts')

    expect(left.code, left.err).toBe(0)
    expect(left.out).toMatch(/data\.depth +"somebody" owns it with another value/)
    expect(forced.code, forced.err).toBe(0)
  })
})

describeWithServer('an API server that dies', () => {
  test('in the middle of apply gives exit 3, says what was applied, and a later apply succeeds', async () => {
    const own = await startApiServer()
    try {
      using place = scratch(oneRelease(templates, { cluster: `context: ${own.context}` }))
      for (const words of [
        ['init', '-q'],
        ['config', 'user.name', 'Test'],
        ['config', 'user.email', 'test@example.com'],
      ])
        await place.git(...words)
      await commitValues(place)
      const real = await embeddedProgram('kubectl')
      // The first stream goes through; then the server is gone, as in a crash between two waves.
      const dying = join(place.root, 'kubectl')
      writeFileSync(
        dying,
        `#!/bin/sh\n"${real}" "$@"\ncode=$?\ntouch "${place.root}/first-wave"\nwhile [ ! -e "${place.root}/killed" ]; do sleep 0.1; done\nexit $code\n`,
        { mode: 0o755 },
      )
      const environment = { KUBECONFIG: own.kubeconfig, SLUICE_KUBECTL: dying }
      await sluice(['render', '--workspace', place.root, '--commit'], { env: environment })

      const applying = sluice(['apply', '--workspace', place.root, '--yes'], { env: environment })
      await expect.poll(() => place.tree().includes('first-wave'), { timeout: 60_000 }).toBe(true)
      await own.kill()
      place.write('killed', '')
      const ran = await applying

      expect(ran.code, ran.out + ran.err).toBe(3)
      expect(ran.err).toMatch(/does not answer|cannot be reached|unreachable/i)
      expect(ran.err).toContain('wave 1')
      expect(ran.err).not.toMatch(/\n\s+at /)
    } finally {
      await own.stop()
    }
  })
})

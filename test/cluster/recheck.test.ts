import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { listAt, textAt, type JsonObject } from '../../src/model/json.ts'
import { configMap, type Ran } from '../cli/workspace.ts'
import { applyWorkspace, type ApplyWorkspace } from './apply-workspace.ts'
import { describeWithServer } from './server.ts'

const map = (name: string, data: JsonObject): JsonObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'ns' }, data })

describeWithServer('T28: between the check and a wave', (server) => {
  const { client } = server
  const live = (name: string) => client.get(`/api/v1/namespaces/ns/configmaps/${name}`)

  /** A release of a Namespace and a ConfigMap, two waves, applied once and then changed. */
  async function changed(name: string): Promise<ApplyWorkspace> {
    await client.namespace('ns')
    const namespace = `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n`
    const place = await applyWorkspace(server, { name, templates: { 'a.yaml': namespace, 'm.yaml': configMap(name, '{ a: "1" }') } })
    await place.run('apply', ['--yes'])
    await place.commit({ 'm.yaml': configMap(name, '{ a: "2" }') })
    return place
  }

  test.each([[[]], [['--force-conflicts']]])('an edit after the first wave is exit 12 before the second, and named (%s)', async (flags) => {
    using place = await changed(`recheck-edit-${flags.length}`)
    const name = `recheck-edit-${flags.length}`

    const ran = await meanwhile(place, { point: 'apply.wave.1.sent', flags }, () => client.patch(map(name, { a: 'by hand' }), 'kubectl-edit'))

    expect(ran.code, ran.out + ran.err).toBe(12)
    expect(problemsOf(ran)).toEqual([[`ConfigMap ns/${name}`, 'data.a']])
    expect(await live(name)).toMatchObject({ data: { a: 'by hand' } })
  })

  test.each([[[]], [['--force-conflicts']]])('an edit after the last look is refused by the server as a conflict, and not written over (%s)', async (flags) => {
    using place = await changed(`recheck-late-${flags.length}`)
    const name = `recheck-late-${flags.length}`

    const ran = await meanwhile(place, { point: 'apply.wave.2.sending', flags }, () => client.patch(map(name, { a: 'by hand' }), 'kubectl-edit'))

    expect(ran.code, ran.out + ran.err).toBe(3)
    expect(ran.out).toContain('\\"kubectl-edit\\" owns .data.a with another value')
    expect(await live(name)).toMatchObject({ data: { a: 'by hand' } })
  })

  test('an object that was made anew is exit 12, even if nothing of it differs', async () => {
    using place = await changed('recheck-anew')

    const ran = await meanwhile(place, { point: 'apply.wave.1.sent' }, async () => {
      await client.remove(map('recheck-anew', {}))
      await client.apply(map('recheck-anew', { a: '2' }), 'kubectl-create')
    })

    expect(ran.code, ran.out + ran.err).toBe(12)
    expect(problemsOf(ran)).toEqual([['ConfigMap ns/recheck-anew', '']])
  })

  test('a field that a controller claims meanwhile is left to it', async () => {
    using place = await changed('recheck-claimed')

    const ran = await meanwhile(place, { point: 'apply.wave.1.sent' }, () => client.patch(map('recheck-claimed', { a: 'tuned' }), 'tuner'))

    expect(ran.code, ran.out + ran.err).toBe(0)
    expect(await live('recheck-claimed')).toMatchObject({ data: { a: 'tuned' } })
  })

  test('a CRD whose stored versions move before its wave is exit 12', async () => {
    const crd = definition('recheck.example.com')
    using place = await applyWorkspace(server, { name: 'recheck-crd', templates: { 'a.yaml': JSON.stringify(crd) } })
    await place.run('apply', ['--yes'])

    const ran = await meanwhile(place, { point: 'clusterWrites.replace.1.before' }, () => client.status({ ...crd, status: { storedVersions: ['v1', 'v2'] } }))

    expect(ran.code, ran.out + ran.err).toBe(12)
    expect(problemsOf(ran)).toEqual([[`CustomResourceDefinition gates.recheck.example.com`, 'status.storedVersions']])
  })
})

const definition = (group: string): JsonObject => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `gates.${group}` },
  spec: {
    group,
    scope: 'Namespaced',
    names: { kind: 'Gate', plural: 'gates', singular: 'gate', listKind: 'GateList' },
    versions: ['v1', 'v2'].map((name) => ({ name, served: true, storage: name === 'v1', schema: { openAPIV3Schema: { type: 'object' } } })),
  },
})

/** Runs apply up to a point, lets somebody do something there, and lets it go on. */
async function meanwhile(
  place: ApplyWorkspace,
  { point, flags = [] }: { point: string; flags?: readonly string[] },
  act: () => Promise<unknown>,
): Promise<Ran> {
  const gate = join(place.root, '.git', 'gate')
  const running = place.run('apply', ['--yes', '--output', 'json', ...flags], { SLUICE_FAILPOINT: `${point}:wait`, SLUICE_FAILPOINT_GATE: gate })
  while (!existsSync(`${gate}.reached`)) await sleep(20)
  await act()
  writeFileSync(gate, '')
  return running
}

const problemsOf = ({ out }: Ran) => listAt(JSON.parse(out), 'error', 'problems').map((problem) => [textAt(problem, 'file'), textAt(problem, 'path')])

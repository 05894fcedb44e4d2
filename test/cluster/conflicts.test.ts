import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { createKubectl } from '../../src/adapters/kubectl.ts'
import { createRun } from '../../src/adapters/run.ts'
import { at, listAt, textAt, type JsonObject } from '../../src/model/json.ts'
import { configMap } from '../cli/workspace.ts'
import { applyWorkspace, type ApplyWorkspace } from './apply-workspace.ts'
import { readKubeconfig } from './open-cluster.ts'
import { describeWithServer } from './server.ts'

const path = (name: string): string => `/api/v1/namespaces/ns/configmaps/${name}`
const edited = (name: string, data: JsonObject): JsonObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'ns' }, data })

describeWithServer('fields of others', (server) => {
  const { client } = server

  async function applied(name: string, keys = ''): Promise<ApplyWorkspace> {
    await client.namespace('ns')
    const place = await applyWorkspace(server, { name, templates: { 'm.yaml': configMap(name, '{ a: "1", b: "1" }') }, keys })
    await place.run('apply', ['--yes'])
    return place
  }

  test('an edit by hand is taken back, the controller beside it keeps its field, and the report names both', async () => {
    using place = await applied('contest-both')
    await client.patch(edited('contest-both', { a: 'by hand' }), 'kubectl-edit')
    await client.patch(edited('contest-both', { b: 'by controller' }), 'tuner')

    const ran = await place.run('apply', ['--yes'])
    const again = await place.run('apply', ['--yes'])

    expect(ran.code, ran.out + ran.err).toBe(0)
    expect(ran.out).toMatch(/contest-both: edits by hand were taken back\s+data\.a +"kubectl-edit" owns it with another value \(Update, last at \d{4}-/)
    expect(ran.out).toMatch(/1 field of 1 object stay with other managers/)
    expect(ran.out).toMatch(/data\.b +"tuner" owns it/)
    expect(await client.get(path('contest-both'))).toMatchObject({ data: { a: '1', b: 'by controller' } })
    expect(again.out).toContain('ConfigMap ns/contest-both unchanged')
  })

  test('a rule that says stop stops before anything is applied, with field, manager and time', async () => {
    using place = await applied('contest-stop', 'conflicts: [{ manager: tuner, path: data.*, decision: stop }]\n')
    await client.patch(edited('contest-stop', { b: 'by controller' }), 'tuner')

    const ran = await place.run('apply', ['--yes'])

    expect(ran.code, ran.out).toBe(3)
    expect(ran.err).toMatch(/"tuner" owns it with another value \(Update, last at \d{4}-/)
    expect(await client.get(path('contest-stop'))).toMatchObject({ data: { b: 'by controller' } })
  })

  test('--force-conflicts takes what a controller owns', async () => {
    using place = await applied('contest-force')
    await client.patch(edited('contest-force', { b: 'by controller' }), 'tuner')

    const ran = await place.run('apply', ['--yes', '--force-conflicts'])

    expect(ran.code, ran.err).toBe(0)
    expect(await client.get(path('contest-force'))).toMatchObject({ data: { b: '1' } })
  })

  test('what kubectl applied client-side becomes ours: a field that Git drops vanishes, and stays away', async () => {
    await client.namespace('ns')
    const kubectl = createKubectl({
      run: createRun(),
      findProgram: async () => ({ path: await embeddedProgram('kubectl'), origin: 'embedded' }),
      env: process.env,
      kubeconfig: readKubeconfig,
    })
    const before = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: migrated, namespace: ns }\ndata: { a: "1", dropped: "1" }\n'
    await kubectl.apply(before, { context: server.context, mode: 'client', isForced: false })
    using place = await applyWorkspace(server, { name: 'migrated', templates: { 'm.yaml': configMap('migrated') } })

    const ran = await place.run('apply', ['--yes'])
    const after = await client.get(path('migrated'))
    const again = await place.run('apply', ['--yes'])

    expect(ran.code, ran.out + ran.err).toBe(0)
    expect(ran.out).toContain("what kubectl-client-side-apply applied is now Sluice's")
    expect(at(after, 'data')).toEqual({ a: '1' })
    expect(listAt(after, 'metadata', 'managedFields').map((entry) => textAt(entry, 'manager'))).toEqual(['sluice'])
    expect(again.out).toContain('ConfigMap ns/migrated unchanged')
  })

  test('what helm applied becomes ours in the same way', async () => {
    await client.namespace('ns')
    await client.apply(edited('from-helm', { a: '1', dropped: '1' }), 'helm')
    using place = await applyWorkspace(server, { name: 'from-helm', templates: { 'm.yaml': configMap('from-helm') } })

    const ran = await place.run('apply', ['--yes'])

    expect(ran.code, ran.out + ran.err).toBe(0)
    expect(at(await client.get(path('from-helm')), 'data')).toEqual({ a: '1' })
  })

  test('a result file and an Event say who applied which revision, and how it ended', async () => {
    using place = await applied('told')
    const file = join(place.root, '.git', 'result.json')
    const { out: head } = await place.git('rev-parse', 'HEAD')

    await place.run('apply', ['--yes', '--result', file], { SLUICE_ACTOR: 'anna' })
    const good: unknown = JSON.parse(readFileSync(file, 'utf8'))
    await place.run('apply', ['--yes', '--result', file], { SLUICE_ACTOR: 'bert', SLUICE_KUBECTL: '/bin/false' })
    const bad: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const events = await client.get('/api/v1/namespaces/default/events?fieldSelector=involvedObject.name=sluice-told')

    expect(good).toMatchObject({ schema: 1, end: 'applied', who: 'anna', environment: 'e', revision: head.trim(), unchanged: 1, lock: 'held' })
    expect(bad).toMatchObject({ end: 'failed', who: 'bert', code: expect.stringMatching(/^(cluster|tool)-/) })
    expect(listAt(events, 'items').map((event) => [textAt(event, 'reason'), textAt(event, 'message')?.slice(0, 4)])).toEqual(
      expect.arrayContaining([
        ['Applied', 'anna'],
        ['ApplyFailed', 'bert'],
      ]),
    )
  })
})

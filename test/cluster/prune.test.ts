import { expect, test } from 'vitest'
import { isObject, objectAt, type Json } from '../../src/model/json.ts'
import { partOfLabel } from '../../src/model/membership.ts'
import { configMap } from '../cli/workspace.ts'
import { applyWorkspace, type ApplyWorkspace } from './apply-workspace.ts'
import { describeWithServer } from './server.ts'

const path = (name: string): string => `/api/v1/namespaces/ns/configmaps/${name}`

describeWithServer('the inventory and what it lets go', (server) => {
  const { client } = server
  const parent = (name: string): Promise<Json> => client.get(`/api/v1/namespaces/default/configmaps/sluice-${name}`)
  const isThere = (name: string): Promise<boolean> =>
    client.get(path(name)).then(
      () => true,
      () => false,
    )

  async function workspace(name: string, templates: Readonly<Record<string, string>>, keys = ''): Promise<ApplyWorkspace> {
    await client.namespace('ns')
    return applyWorkspace(server, { name, templates, keys })
  }

  test('an apply records who applied which revision when, where its members live, and every member names it', async () => {
    using place = await workspace('record', { 'm.yaml': configMap('record-a') })

    const ran = await place.run('apply', ['--yes'], { SLUICE_ACTOR: 'anna', SLUICE_RUN_URL: 'https://ci.example.com/1' })

    expect(ran.code, ran.err).toBe(0)
    const { out: head } = await place.git('rev-parse', 'HEAD')
    const inventory = await parent('record')
    expect(inventory).toMatchObject({
      metadata: {
        annotations: {
          'applyset.kubernetes.io/contains-group-kinds': 'ConfigMap',
          'applyset.kubernetes.io/additional-namespaces': 'ns',
          'sluice/environment': 'e',
          'sluice/revision': head.trim(),
          'sluice/stream': expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
          'sluice/applied-by': 'anna',
          'sluice/applied-from': 'https://ci.example.com/1',
          'sluice/lock': 'held',
        },
      },
    })
    const id = objectAt(inventory, 'metadata', 'labels')['applyset.kubernetes.io/id']
    expect(await client.get(path('record-a'))).toMatchObject({ metadata: { labels: { [partOfLabel]: id } } })
  })

  test('the label shows neither in rendered/ nor as drift, and the stream that is printed has it', async () => {
    using place = await workspace('unseen', { 'm.yaml': configMap('unseen-a') })
    await place.run('apply', ['--yes'])

    const drift = await place.run('drift')
    const diff = await place.run('diff', ['--live', '--exit-code'])
    const stream = await place.run('apply', ['--print-stream'])
    const { out: rendered } = await place.git('grep', '-c', partOfLabel, '--', 'rendered')

    expect(drift.code, drift.out + drift.err).toBe(0)
    expect(diff.code, diff.out + diff.err).toBe(0)
    expect(stream.out).toContain(`${partOfLabel}: applyset-`)
    expect(rendered).toBe('')
  })

  test('what is no longer rendered stays while pruning is off, and the report says so', async () => {
    using place = await workspace('off', { 'a.yaml': configMap('off-a'), 'b.yaml': configMap('off-b') })
    await place.run('apply', ['--yes'])
    await place.commit({ 'b.yaml': '' })

    const ran = await place.run('apply', ['--yes'])

    expect(ran.code, ran.err).toBe(0)
    expect(ran.out).toContain('1 object is no longer rendered and stays, since pruning is off')
    expect(ran.out).toContain('ConfigMap ns/off-b')
    expect(await isThere('off-b')).toBe(true)
  })

  test('with --prune it goes, first in the report, and what others made stays', async () => {
    using place = await workspace('on', { 'a.yaml': configMap('on-a'), 'b.yaml': configMap('on-b') })
    await place.run('apply', ['--yes'])
    const labels = objectAt(await client.get(path('on-b')), 'metadata', 'labels')
    await client.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'on-foreign', namespace: 'ns' } })
    await client.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'on-copied', namespace: 'ns', labels } }, 'endpoint-controller')
    await place.commit({ 'b.yaml': '' })

    const ran = await place.run('apply', ['--yes', '--prune', '--output', 'json'])

    expect(ran.code, ran.err).toBe(0)
    expect(JSON.parse(ran.out)).toMatchObject({ notes: [{ sign: 'deleted', text: 'ConfigMap ns/on-b deleted' }, { text: 'ConfigMap ns/on-a unchanged' }] })
    expect(await Promise.all(['on-a', 'on-b', 'on-foreign', 'on-copied'].map(isThere))).toEqual([true, false, true, true])
  })

  test('prune: true in the environment does the same', async () => {
    using place = await workspace('config', { 'a.yaml': configMap('config-a'), 'b.yaml': configMap('config-b') }, 'prune: true\n')
    await place.run('apply', ['--yes'])
    await place.commit({ 'b.yaml': '' })

    const ran = await place.run('apply', ['--yes'])

    expect(ran.code, ran.err).toBe(0)
    expect(await isThere('config-b')).toBe(false)
  })

  test('two environments of one cluster never prune each other', async () => {
    using first = await workspace('one', { 'a.yaml': configMap('one-a') })
    using second = await workspace('two', { 'b.yaml': configMap('two-b') })
    await first.run('apply', ['--yes'])
    await second.run('apply', ['--yes', '--prune'])

    await first.run('apply', ['--yes', '--prune'])

    expect(await Promise.all(['one-a', 'two-b'].map(isThere))).toEqual([true, true])
  })

  test('an object that must be named stays, with the words to name it; named, it goes', async () => {
    const kept = configMap('named-kept').replace('name: named-kept', 'name: named-kept, annotations: { helm.sh/resource-policy: keep }')
    using place = await workspace('named', { 'a.yaml': configMap('named-a'), 'b.yaml': kept })
    await place.run('apply', ['--yes'])
    await place.commit({ 'b.yaml': '' })

    const unnamed = await place.run('apply', ['--yes', '--prune'])
    const after = await isThere('named-kept')
    const named = await place.run('apply', ['--yes', '--prune-name', 'ConfigMap/ns/named-kept'])

    expect(unnamed.out).toContain('npm run apply -- --prune-name ConfigMap/ns/named-kept')
    expect(after).toBe(true)
    expect(named.code, named.err).toBe(0)
    expect(await isThere('named-kept')).toBe(false)
  })

  test('a run that was killed before it could delete leaves what the next one needs to do it', async () => {
    using place = await workspace('killed', { 'a.yaml': configMap('killed-a'), 'role.yaml': role('killed') })
    await place.run('apply', ['--yes'])
    await place.commit({ 'role.yaml': '' })

    const killed = await place.run('apply', ['--yes', '--prune'], { SLUICE_KUBECTL: '/bin/false' })
    const between = objectAt(await parent('killed'), 'metadata', 'annotations')['applyset.kubernetes.io/contains-group-kinds']
    const again = await place.run('apply', ['--yes', '--prune'])
    const after = objectAt(await parent('killed'), 'metadata', 'annotations')['applyset.kubernetes.io/contains-group-kinds']

    expect(killed.code).toBe(3)
    expect(between).toBe('ConfigMap,Role.rbac.authorization.k8s.io')
    expect(again.out, again.err).toContain('Role ns/killed deleted')
    expect(after).toBe('ConfigMap')
  })

  test('a ConfigMap that is the inventory of another tool is left alone', async () => {
    const annotations = { 'applyset.kubernetes.io/tooling': 'kubectl/v1.35' }
    await client.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'sluice-taken', namespace: 'default', annotations } }, 'kubectl')
    using place = await workspace('taken', { 'a.yaml': configMap('taken-a') })

    const ran = await place.run('apply', ['--yes'])

    expect(ran.code).toBe(2)
    expect(ran.err).toContain('kubectl/v1.35')
    expect(await isThere('taken-a')).toBe(false)
    expect(isObject(await parent('taken'))).toBe(true)
  })
})

const role = (name: string): string => `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: ${name} }\nrules: []\n`

import { beforeAll, expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from '../cli/workspace.ts'
import { describeWithServer } from './server.ts'

const templates = {
  'namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: approved }\n',
  'config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: river, namespace: approved }\ndata: { depth: "3" }\n',
}
const river = (depth: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'river', namespace: 'approved' }, data: { depth } })

describeWithServer('a token of check, on a real API server', (server) => {
  let kubectl = ''
  beforeAll(async () => {
    kubectl = await embeddedProgram('kubectl')
  })
  const run = (place: Scratch, verb: string, ...flags: readonly string[]): Promise<Ran> =>
    sluice([verb, '--workspace', place.root, ...flags], { env: { KUBECONFIG: server.kubeconfig, SLUICE_KUBECTL: kubectl } })

  async function workspace(): Promise<Scratch> {
    const place = scratch(oneRelease(templates, { cluster: `context: ${server.context}` }))
    await place.git('init', '-q')
    await commit(place)
    return place
  }

  async function commit(place: Scratch): Promise<void> {
    await run(place, 'render')
    await place.git('add', '-A')
    await place.git('commit', '-qm', 'reviewed')
  }

  async function tokenOf(place: Scratch, ...flags: readonly string[]): Promise<string> {
    const checked = await run(place, 'check', '--output', 'json', ...flags)
    expect(checked.code, checked.out + checked.err).toBe(0)
    return String(JSON.parse(checked.out).environments[0].token)
  }

  test('lets apply through without a question while nothing moved, and again after a status or a stranger’s field did', async () => {
    using place = await workspace()
    const first = await run(place, 'apply', '--token', await tokenOf(place))
    expect(first.code, first.out + first.err).toBe(0)
    const token = await tokenOf(place)
    await server.client.patch({ ...river('3'), metadata: { ...river('3').metadata, labels: { seen: 'yes' } } }, 'a-controller')

    const again = await run(place, 'apply', '--token', token)

    expect(again.code, again.out + again.err).toBe(0)
  })

  test('is on a line of its own in the text, to be copied whole', async () => {
    using place = await workspace()

    const checked = await run(place, 'check')

    expect(checked.out).toContain(`Token for e: ${await tokenOf(place)}\n`)
  })

  test('T28: a field that somebody edited between check and apply is exit 12, and named; nothing is overwritten', async () => {
    using place = await workspace()
    await run(place, 'apply', '--yes', '--force-conflicts')
    const token = await tokenOf(place)
    await server.client.patch(river('9'), 'by-hand')

    const stale = await run(place, 'apply', '--token', token)
    const scoped = await run(place, 'apply', '--token', token, '--token-scope', 'tree')

    expect(stale.code, stale.out + stale.err).toBe(12)
    expect(stale.err).toContain('ConfigMap approved/river: data.depth')
    expect(JSON.stringify(await server.client.get('/api/v1/namespaces/approved/configmaps/river'))).toContain('"depth":"9"')
    expect(scoped.code, scoped.out + scoped.err).not.toBe(12)
  })

  test('T28: an object that was deleted and made anew is another one', async () => {
    using place = await workspace()
    await run(place, 'apply', '--yes', '--force-conflicts')
    const token = await tokenOf(place)
    await server.client.remove(river('3'))
    await run(place, 'apply', '--yes')

    const stale = await run(place, 'apply', '--token', token)

    expect(stale.code).toBe(12)
    expect(stale.err).toContain('ConfigMap approved/river')
  })

  test('covers the bytes: another rendering and another way to apply are exit 12, each named', async () => {
    using place = await workspace()
    await run(place, 'apply', '--yes', '--force-conflicts')
    const token = await tokenOf(place)

    const forced = await run(place, 'apply', '--token', token, '--force-conflicts')
    place.write('values/_charts/c/templates/more.yaml', configMap('more'))
    await commit(place)
    const rendered = await run(place, 'apply', '--token', token)

    expect(forced.code, forced.err).toBe(12)
    expect(forced.err).toContain('isForced')
    expect(rendered.code, rendered.err).toBe(12)
    expect(rendered.err).toContain('rendered/e/r/')
  })
})

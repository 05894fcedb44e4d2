import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import type { Ran } from '../cli/workspace.ts'
import { applyWorkspace, type ApplyWorkspace } from './apply-workspace.ts'
import { describeWithServer } from './server.ts'

const namespace = 'drift-fix'
const settings = (log: string): JsonObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace }, data: { log } })

describeWithServer('drift --fix', (server) => {
  let place: ApplyWorkspace
  const edit = (log: string, manager = 'kubectl-edit') => server.client.patch(settings(log), manager)
  const drift = (): Promise<Ran> => place.run('drift', ['--env', 'e'])
  const fix = (...flags: readonly string[]): Promise<Ran> => place.run('drift', ['--env', 'e', '--fix', '--no-wait', ...flags])

  beforeAll(async () => {
    await server.client.namespace(namespace)
    place = await applyWorkspace(server, { name: namespace, namespace, templates: { 's.yaml': JSON.stringify(settings('info')) } })
  })
  beforeEach(async () => {
    const applied = await place.run('apply', ['--yes', '--force-conflicts'])
    expect(applied.code, applied.out + applied.err).toBe(0)
  })
  afterAll(() => place[Symbol.dispose]())

  test('says who did it, then takes back what people edited, through the check and with a record', async () => {
    await edit('debug')
    const result = join(place.root, '.git', 'result.json')

    const { code, err, out } = await fix('--yes', '--result', result)

    expect(code, out + err).toBe(0)
    expect(err).toContain(`drift: "ConfigMap ${namespace}/settings" by "kubectl-edit"`)
    expect(out).toContain(`${namespace}/settings: edits by hand were taken back`)
    expect(out).toContain('Put back what drifted')
    expect(JSON.parse(readFileSync(result, 'utf8'))).toMatchObject({ end: 'applied', changed: 1, lock: 'held' })
    expect(await drift()).toMatchObject({ code: 0 })
  })

  test('leaves to a controller what it owns, which still is drift, and takes it with --force-conflicts', async () => {
    await edit('debug', '::error::PWNED')

    const left = await fix('--yes')
    const taken = await fix('--yes', '--force-conflicts')

    expect(left.code, left.out + left.err).toBe(10)
    expect(left.err).toContain(`drift: "ConfigMap ${namespace}/settings" by "::error::PWNED"`)
    expect(left.out).toContain('1 field of 1 object stay with other managers')
    expect(left.out).toContain('Put back what may be. Drift in e: 1 changed')
    expect(taken.code, taken.out + taken.err).toBe(0)
    expect(taken.out).toContain(`${namespace}/settings: fields of others were taken over`)
  })

  test('with a token puts back what that was made for, and nothing once more moved', async () => {
    await edit('debug')
    const checked = await place.run('check', ['--output', 'json'])
    const token = String(JSON.parse(checked.out).environments[0].token)
    await edit('trace')

    const stale = await fix('--token', token)
    await edit('debug')
    const fixed = await fix('--token', token)

    expect(stale.code, stale.out + stale.err).toBe(12)
    expect(stale.err).toContain(`ConfigMap ${namespace}/settings: data.log`)
    expect(fixed.code, fixed.out + fixed.err).toBe(0)
    expect(await drift()).toMatchObject({ code: 0 })
  })

  test('puts back what another commit says, and names who wrote that', async () => {
    const { out: before } = await place.git('rev-parse', 'HEAD')
    await place.git('branch', '-f', 'main', 'HEAD')
    await place.commit({ 's.yaml': JSON.stringify(settings('warn')) })
    await edit('debug')

    const fixed = await fix('--rev', before.trim(), '--yes')

    expect(fixed.code, fixed.out + fixed.err).toBe(0)
    expect(await server.client.get(`/api/v1/namespaces/${namespace}/configmaps/settings`)).toMatchObject({ data: { log: 'info' } })
    await place.git('reset', '-q', '--hard', before.trim())
  })

  test('keeps away from an apply that is at work, and asks where nobody said yes', async () => {
    await edit('debug')
    const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: `sluice-${namespace}`, namespace } }
    let renewals = 0
    const hold = () => server.client.apply({ ...lease, spec: { holderIdentity: 'another', leaseDurationSeconds: 60, leaseTransitions: (renewals += 1) } })
    const renewing = setInterval(() => void hold(), 300)

    const locked = await fix('--yes', '--output', 'json')
    clearInterval(renewing)
    await server.client.remove(lease)
    const unasked = await fix()

    expect(JSON.parse(locked.out)).toMatchObject({ error: { code: 'locked' } })
    expect(unasked.code, unasked.out + unasked.err).toBe(2)
    expect(unasked.err).toContain('--yes')
  })

  test('has flags that are refused without it: nobody should think that something was put back', async () => {
    expect(await place.run('drift', ['--yes'])).toMatchObject({ code: 2, err: expect.stringContaining('--fix') })
  })
})

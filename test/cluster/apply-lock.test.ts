import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { textAt, type Json } from '../../src/model/json.ts'
import { configMap } from '../cli/workspace.ts'
import { applyWorkspace, type ApplyWorkspace } from './apply-workspace.ts'
import { describeWithServer } from './server.ts'

const lease = (name: string): string => `/apis/coordination.k8s.io/v1/namespaces/default/leases/sluice-${name}`

/** A kubectl that says that it was started, then waits for a file before it does its work. */
async function slowKubectl(
  place: ApplyWorkspace,
): Promise<{ readonly env: { SLUICE_KUBECTL: string }; readonly started: () => Promise<void>; readonly go: () => void }> {
  const within = (name: string): string => join(place.root, '.git', name)
  const [path, begun, allowed] = [within('slow-kubectl'), within('begun'), within('allowed')]
  const script = `#!/bin/sh\ntouch ${begun}\nwhile [ ! -e ${allowed} ]; do sleep 0.1; done\nexec ${await embeddedProgram('kubectl')} "$@"\n`
  writeFileSync(path, script)
  chmodSync(path, 0o755)
  const started = async (): Promise<void> => {
    while (!existsSync(begun)) await sleep(50)
  }
  return { env: { SLUICE_KUBECTL: path }, started, go: () => writeFileSync(allowed, '') }
}

describeWithServer('the lock of an environment', (server) => {
  const { client } = server
  const holderOf = async (name: string): Promise<string> => textAt(await client.get(lease(name)), 'spec', 'holderIdentity') ?? ''

  async function workspace(name: string): Promise<ApplyWorkspace> {
    await client.namespace('ns')
    return applyWorkspace(server, { name, templates: { 'm.yaml': configMap(name) } })
  }

  test('of two applies at once the second refuses and names the first, which comes to its end', async () => {
    using place = await workspace('lock-two')
    const slow = await slowKubectl(place)

    const first = place.run('apply', ['--yes'], { ...slow.env, SLUICE_RUN_URL: 'https://ci.example.com/runs/7' })
    await slow.started()
    const second = await place.run('apply', ['--yes', '--output', 'json'])
    slow.go()
    const done = await first

    expect(second.code, second.err).toBe(3)
    expect(JSON.parse(second.out)).toMatchObject({ error: { code: 'locked', message: expect.stringContaining('https://ci.example.com/runs/7') } })
    expect(done.code, done.err).toBe(0)
    expect(await holderOf('lock-two')).toBe('')
  })

  test('an apply that may wait comes after the one that holds the lock', async () => {
    using place = await workspace('lock-wait')
    const slow = await slowKubectl(place)

    const first = place.run('apply', ['--yes'], slow.env)
    await slow.started()
    const second = place.run('apply', ['--yes', '--lock-wait', '5m'])
    slow.go()

    expect((await first).code).toBe(0)
    const after = await second
    expect(after.code, after.err).toBe(0)
    expect(after.out).toContain('unchanged')
  })

  test('the lock of a run that is gone is taken over, and the report says from whom', async () => {
    using place = await workspace('lock-stale')
    const gone = {
      holderIdentity: 'bert https://ci.example.com/runs/6 ab12',
      leaseDurationSeconds: 1,
      renewTime: '2099-01-01T00:00:00.000000Z',
      leaseTransitions: 2,
    }
    await client.apply({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'sluice-lock-stale', namespace: 'default' }, spec: gone })

    const ran = await place.run('apply', ['--yes'])

    expect(ran.code, ran.err).toBe(0)
    expect(ran.out).toContain('taken over from bert https://ci.example.com/runs/6')
    expect(await client.get(lease('lock-stale'))).toMatchObject({ spec: { holderIdentity: '', leaseTransitions: 3 } })
  })

  test('T29: a Lease that somebody made to keep everybody out is taken over in time, and what stands in it is only text', async () => {
    using place = await workspace('lock-abused')
    const payload = '\u001b[2J\n::error::PWNED ##[group] SPINNAKER_PROPERTY_X=1'
    const abused = { holderIdentity: payload, leaseDurationSeconds: 1, renewTime: '9999-12-31T23:59:59.000000Z', acquireTime: '9999-12-31T23:59:59.000000Z' }
    await client.apply({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'sluice-lock-abused', namespace: 'default' }, spec: abused })

    const ran = await place.run('apply', ['--yes'])

    expect(ran.code, ran.err).toBe(0)
    expect(ran.out).toContain('taken over from')
    expect(ran.out + ran.err).toContain('PWNED')
    expect((ran.out + ran.err).split('\n').filter((line) => /[\p{Cc}]|^\s*::|##\[|SPINNAKER_PROPERTY_/u.test(line))).toEqual([])
  })

  test('an apply that loses its lock ends kubectl, applies nothing more, and names who has it', async () => {
    using place = await workspace('lock-lost')
    const slow = await slowKubectl(place)

    const ran = place.run('apply', ['--yes', '--output', 'json'], slow.env)
    await slow.started()
    const taken: Json = { holderIdentity: 'carla https://ci.example.com/runs/9 cd34', leaseDurationSeconds: 60 }
    await client.apply({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'sluice-lock-lost', namespace: 'default' }, spec: taken })
    const stopped = await ran
    slow.go()

    expect(stopped.code, stopped.err).toBe(3)
    expect(JSON.parse(stopped.out)).toMatchObject({ error: { code: 'lock-lost', message: expect.stringContaining('carla') } })
    await expect(client.get('/api/v1/namespaces/ns/configmaps/lock-lost')).rejects.toThrow('not found')
    expect(await holderOf('lock-lost')).toContain('carla')
  })

  test('pitfall 5: a run that does not know yet that it was deposed fails at the inventory, before its next wave', async () => {
    await client.namespace('ns')
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: lock-fence }\n'
    using place = await applyWorkspace(server, { name: 'lock-fence', templates: { 'a.yaml': namespace, 'm.yaml': configMap('lock-fence') } })
    const slow = await slowKubectl(place)

    const ran = place.run('apply', ['--yes', '--output', 'json'], slow.env)
    await slow.started()
    const annotations = { 'sluice/run': 'dora https://ci.example.com/runs/10 ef56' }
    await client.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'sluice-lock-fence', namespace: 'default', annotations } }, 'another-run')
    slow.go()
    const stopped = await ran

    expect(stopped.code, stopped.err).toBe(3)
    expect(JSON.parse(stopped.out)).toMatchObject({ error: { code: 'lock-lost', message: expect.stringContaining('dora') } })
    await expect(client.get('/api/v1/namespaces/lock-fence')).resolves.toMatchObject({ kind: 'Namespace' })
    await expect(client.get('/api/v1/namespaces/ns/configmaps/lock-fence')).rejects.toThrow('not found')
  })

  test('pitfall 10: only --no-lock applies without a lock, and the record says so', async () => {
    using place = await workspace('lock-rights')
    const unlocked = await place.run('apply', ['--yes', '--no-lock'])

    expect(unlocked.code, unlocked.err).toBe(0)
    expect(unlocked.out).toContain('without a lock')
    expect(await client.get('/api/v1/namespaces/default/configmaps/sluice-lock-rights')).toMatchObject({ metadata: { annotations: { 'sluice/lock': 'none' } } })
    await expect(client.get(lease('lock-rights'))).rejects.toThrow('not found')
  })

  test('pitfall 11: a namespace that holds the lock and may be deleted is refused', async () => {
    await client.namespace('lock-own-end')
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: lock-own-end }\n'
    using place = await applyWorkspace(server, { name: 'lock-own-end', namespace: 'lock-own-end', templates: { 'n.yaml': namespace } })
    await place.run('apply', ['--yes'])
    await place.commit({ 'n.yaml': '' })
    // The gate saw the namespace go with the commit before.
    await place.git('commit', '-q', '--allow-empty', '-m', 'reviewed')

    const ran = await place.run('apply', ['--yes', '--prune-name', 'Namespace/lock-own-end'])

    expect(ran.code, ran.out).toBe(2)
    expect(ran.err).toContain('its lock and inventory live in the namespace lock-own-end')
    expect(await client.get('/api/v1/namespaces/lock-own-end')).toMatchObject({ status: { phase: 'Active' } })
  })

  test('pitfall 12: the lock keeps out whoever starts it, a laptop beside a pipeline that GitHub runs one at a time', async () => {
    using place = await workspace('lock-doors')
    const slow = await slowKubectl(place)
    const gitHub = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'acme/deploy', GITHUB_RUN_ID: '42', GITHUB_ACTOR: 'octo' }

    const pipeline = place.run('apply', ['--yes'], { ...slow.env, ...gitHub })
    await slow.started()
    const held = await holderOf('lock-doors')
    const laptop = await place.run('apply', ['--yes'])
    slow.go()

    expect(held).toMatch(/^octo https:\/\/github\.com\/acme\/deploy\/actions\/runs\/42\/attempts\/1 [0-9a-f]{12}$/)
    expect(laptop.code).toBe(3)
    expect((await pipeline).code).toBe(0)
  })

  test('an interrupted apply gives its lock back', async () => {
    using place = await workspace('lock-interrupt')
    const script = join(place.root, '.git', 'interrupted-kubectl')
    // Its parent is the apply.
    writeFileSync(script, `#!/bin/sh\nkill -TERM $PPID\nsleep 60\n`)
    chmodSync(script, 0o755)

    const ran = await place.run('apply', ['--yes', '--output', 'json'], { SLUICE_KUBECTL: script })

    expect(ran.code, ran.err).toBe(3)
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code: 'interrupted' } })
    expect(await holderOf('lock-interrupt')).toBe('')
  })
})

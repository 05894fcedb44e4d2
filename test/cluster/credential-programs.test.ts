import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createKubectl } from '../../src/adapters/kubectl.ts'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { createRun } from '../../src/adapters/run.ts'
import { fromJsonText, objectAt, textAt, toJsonText } from '../../src/model/json.ts'
import { scratchFolder, type Folder } from '../adapters/chart-folder.ts'
import { configMap } from '../cli/workspace.ts'
import { applyWorkspace, type ApplyWorkspace } from './apply-workspace.ts'
import { describeWithServer } from './server.ts'

describeWithServer('programs that give credentials', (server) => {
  const { client } = server

  /** The administrator's kubeconfig, but that a program has the token; `hasRun` tells whether it was asked. */
  function withProgram(folder: Folder) {
    const config = fromJsonText(readFileSync(server.kubeconfig, 'utf8'))
    const credential = { apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: { token: textAt(config, 'users', 0, 'user', 'token') } }
    const program = folder.write('login', `#!/bin/sh\necho asked >> ${join(folder.path, 'asked')}\necho '${toJsonText(credential)}'\n`)
    chmodSync(program, 0o755)
    const user = { exec: { apiVersion: credential.apiVersion, command: program, interactiveMode: 'Never' } }
    const kubeconfig = folder.write('kubeconfig', toJsonText({ ...objectAt({ config }, 'config'), users: [{ name: 'admin', user }] }))
    return { program, env: { KUBECONFIG: kubeconfig, CI: 'true' }, hasRun: () => existsSync(join(folder.path, 'asked')) }
  }

  async function workspace(name: string, program = ''): Promise<ApplyWorkspace> {
    await client.namespace('ns')
    const place = await applyWorkspace(server, { name, templates: { 'm.yaml': configMap(name) } })
    if (program !== '') {
      const file = join(place.root, 'values/e/environment.yml')
      place.write('values/e/environment.yml', readFileSync(file, 'utf8').replace('cluster: { ', `cluster: { execPlugins: [${program}], `))
      await place.commit({})
    }
    return place
  }

  test('T23: in CI no verb runs one that no reviewed environment names, and each is exit 2', async () => {
    using folder = scratchFolder()
    using place = await workspace('program-refused')
    const { env, hasRun } = withProgram(folder)

    const verbs = [['check'], ['plan'], ['apply', '--yes'], ['drift'], ['diff', '--live'], ['snapshot']]
    const ran = await Promise.all(verbs.map(([verb = '', ...flags]) => place.run(verb, flags, env)))

    expect(ran.map(({ code }) => code)).toEqual(verbs.map(() => 2))
    expect(ran.map(({ err }) => err)).toEqual(verbs.map(() => expect.stringContaining('no reviewed environment lets it run')))
    expect(hasRun()).toBe(false)
  })

  test('T23: one that a reviewed environment names gives them to us and to kubectl', async () => {
    using folder = scratchFolder()
    const { program, env, hasRun } = withProgram(folder)
    using place = await workspace('program-allowed', program)

    const applied = await place.run('apply', ['--yes'], env)

    expect(applied.code, applied.out + applied.err).toBe(0)
    expect(hasRun()).toBe(true)
    expect(await client.get('/api/v1/namespaces/ns/configmaps/program-allowed')).toMatchObject({ data: { a: '1' } })
  })

  test('T23: a change that lets one run does not count before it is merged', async () => {
    using folder = scratchFolder()
    const { program, env, hasRun } = withProgram(folder)
    using place = await workspace('program-proposed')
    await place.git('branch', '-M', 'main')
    await place.git('checkout', '-q', '-b', 'change')
    const file = 'values/e/environment.yml'
    place.write(file, readFileSync(join(place.root, file), 'utf8').replace('cluster: { ', `cluster: { execPlugins: [${program}], `))
    await place.commit({})

    const refused = await place.run('check', [], env)
    const untouched = hasRun()
    await place.git('checkout', '-q', 'main')
    await place.git('merge', '-q', '--ff-only', 'change')
    const merged = await place.run('check', [], env)

    expect([refused.code, untouched]).toEqual([2, false])
    expect([merged.code, hasRun()], merged.out + merged.err).toEqual([0, true])
  })

  test('T23: doctor names the program, and tells what CI would say of it', async () => {
    using folder = scratchFolder()
    using place = await workspace('program-told')
    const { program, env } = withProgram(folder)

    const laptop = await place.run('doctor', [], { ...env, CI: '' })
    const unwatched = await place.run('doctor', [], env)

    expect(laptop.out).toContain(`its credentials come from ${program}`)
    expect(laptop.out).toContain('execPlugins')
    expect([unwatched.code, unwatched.out]).toEqual([3, expect.stringContaining('no reviewed environment lets it run')])
  })

  test('T23: kubectl itself, from 1.35 on, runs no other program than the one that it is told of', async () => {
    using folder = scratchFolder()
    const { program, env, hasRun } = withProgram(folder)
    const text = readFileSync(env.KUBECONFIG, 'utf8')
    const kubectl = (named: string) =>
      createKubectl({
        run: createRun(),
        findProgram: async () => ({ path: await embeddedProgram('kubectl'), origin: 'embedded' }),
        env: process.env,
        kubeconfig: async (context) => ({ context, text, program: named }),
      })
    const apply = (named: string) => kubectl(named).apply(configMap('program-told-of'), { context: '', mode: 'server', isForced: false })

    await expect(apply('')).rejects.toMatchObject({ message: expect.stringMatching(/plugin .* not allowed/) })
    await expect(apply('/usr/bin/true')).rejects.toMatchObject({ message: expect.stringMatching(/plugin .* not permitted/) })
    expect(hasRun()).toBe(false)
    await expect(apply(program)).resolves.toEqual([{ object: 'configmap/program-told-of', what: 'serverside-applied' }])
  })
})

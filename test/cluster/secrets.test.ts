import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from '../cli/workspace.ts'
import { encrypted } from '../normalise/sops.ts'
import { startApiServer, type ApiServer } from './api-server.ts'
import { openClient, type Client } from './client.ts'
import { describeWithServer } from './server.ts'

const namespace = 'secrets'
const secret = `apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData: { password: hunter2 }\n`
const live = (name: string, data: Record<string, string>) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, data })

const named = (ran: Ran) => JSON.parse(ran.out).drift.map(({ kind, object }: { kind: string; object: { name: string } }) => `${kind} ${object.name}`)

// On a server of its own: what other tests applied would be extra here.
describeWithServer('Secrets whose values are not in Git', () => {
  let server: ApiServer
  let client: Client

  beforeAll(async () => {
    server = await startApiServer()
    client = openClient(server.kubeconfig)
  })

  afterAll(() => server.stop())

  const run = async (place: Scratch, verb: string, ...flags: readonly string[]): Promise<Ran> =>
    sluice([verb, '--workspace', place.root, ...flags], { env: { KUBECONFIG: server.kubeconfig, SLUICE_KUBECTL: await embeddedProgram('kubectl') } })

  async function rendered(): Promise<Scratch> {
    const release = 'secrets: redact, encryptedSecrets: [sealed.sops.yml]'
    const files = oneRelease({ 's.yaml': secret, 'm.yaml': configMap('m') }, { cluster: `context: ${server.context}`, release })
    const place = scratch({ ...files, 'values/e/sealed.sops.yml': encrypted({ name: 'sealed', namespace }) })
    place.write('values/e/environment.yml', (files['values/e/environment.yml'] ?? '').replace('namespace: ns', `namespace: ${namespace}`))
    for (const words of [
      ['init', '-q'],
      ['config', 'user.name', 'Test'],
      ['config', 'user.email', 'test@example.com'],
      ['add', 'values'],
      ['commit', '-q', '-m', 'Values'],
    ])
      await place.git(...words)
    await run(place, 'render', '--commit')
    return place
  }

  test('are left out of the stream, and apply says which of them nobody has brought', async () => {
    await client.namespace(namespace)
    using place = await rendered()

    const stream = await run(place, 'apply', '--print-stream')
    const applied = await run(place, 'apply', '--yes', '--force-conflicts')

    expect(stream.out).toContain('kind: ConfigMap')
    expect(stream.out).not.toMatch(/kind: Secret|redacted|ENC\[/)
    expect(applied.code, applied.err).toBe(0)
    expect(applied.out).toMatch(/Secret secrets\/db is not in the cluster[^]*redacted[^]*Secret secrets\/sealed is not in the cluster[^]*SOPS/)
    await expect(client.get(`/api/v1/namespaces/${namespace}/secrets/db`)).rejects.toThrow('not found')
  })

  test('are drift when they or one of their keys are missing, and not by their values', async () => {
    await client.namespace(namespace)
    using place = await rendered()
    await run(place, 'apply', '--yes', '--force-conflicts')
    const before = await run(place, 'drift', '--output', 'json')
    await client.apply(live('db', { other: 'eA==' }), 'somebody')
    await client.apply(live('sealed', { password: 'eA==' }), 'somebody')
    const without = await run(place, 'drift', '--output', 'json')
    await client.apply(live('db', { password: 'eA==', other: 'eA==' }), 'somebody')
    const complete = await run(place, 'drift', '--output', 'json')
    const applied = await run(place, 'apply', '--yes')

    expect(named(before)).toEqual(['missing db', 'missing sealed'])
    expect(named(without)).toEqual(['changed db'])
    expect([complete.code, named(complete)]).toEqual([0, []])
    expect(applied.out).toContain('Secret secrets/db is left alone')
    expect(await client.get(`/api/v1/namespaces/${namespace}/secrets/db`)).toMatchObject({ data: { password: 'eA==', other: 'eA==' } })
    for (const kind of ['db', 'sealed']) await client.remove(live(kind, {}))
  })

  test('are refused by the API server itself where somebody sends the redacted file past apply', async () => {
    using place = await rendered()
    const text = readFileSync(join(place.root, `rendered/e/r/secret_${namespace}_db.yaml`), 'utf8')
    const data = /\n {2}password: (.*)\n/.exec(text)?.[1] ?? ''

    await expect(client.apply(live('db', { password: data }), 'somebody')).rejects.toThrow(/base64/)
  })
})

import { execFile } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import type { Release } from '../../src/model/workspace.ts'
import { hasGo } from '../oracle/oracle.ts'
import { startRegistry, whyNoRegistry, type Registry } from '../registry/registry.ts'
import { scratchFolder } from './chart-folder.ts'
import { basic, helmHome, packages } from './chart-repository.ts'
import { loopback } from './loopback.ts'
import { chartsOf, releaseOf, sha256 } from './releases.ts'

const login = 'me:canary-password'
const versions = ['1.0.0', '1.9.0', '1.10.0', '2.0.0-rc.1']

const from = (host: string, more: Partial<Release> = {}): Release => releaseOf({ kind: 'oci', url: `oci://${host}/charts` }, more)

/** helm's own folders after it logged in to a registry. */
async function loggedIn(host: string, folder: string): Promise<Record<string, string>> {
  const home = helmHome(folder)
  const args = ['registry', 'login', host, '--username=me', '--password-stdin', '--plain-http']
  const running = promisify(execFile)(await embeddedProgram('helm'), args, { env: { ...process.env, ...home } })
  running.child.stdin?.end('canary-password')
  await running
  return home
}

const guarded =
  (answer: Registry['answer']): Registry['answer'] =>
  (request, response) => {
    if (request.headers.authorization === basic(login)) answer(request, response)
    else response.writeHead(401, { 'www-authenticate': 'Basic realm="charts"' }).end()
  }

describe.skipIf(!hasGo)(`a real registry${hasGo ? '' : ` (${whyNoRegistry})`}`, () => {
  const made = scratchFolder()
  let registry: Registry
  let archives: readonly string[]

  beforeAll(async () => {
    registry = await startRegistry()
    archives = await packages(made, versions)
    await registry.push(archives)
  })
  afterAll(() => {
    registry[Symbol.dispose]()
    made[Symbol.dispose]()
  })

  const digestOf = (version: string): string => sha256(readFileSync(archives[versions.indexOf(version)] ?? ''))
  const manifestOf = async (version: string): Promise<string> =>
    sha256(Buffer.from(await (await fetch(`http://${registry.host}/v2/charts/c/manifests/${version}`)).arrayBuffer()))

  test('a chart is checked by the digest of its archive; that of its manifest is named apart, and both survive without a network', async () => {
    using folder = scratchFolder()
    const release = from(registry.host, { digest: digestOf('1.0.0') })

    const pulled = await chartsOf(folder.path).fetch(release)
    const again = await chartsOf(folder.path, { SLUICE_HELM: '/nonexistent' }).fetch(release)

    expect(pulled).toMatchObject({ name: 'c', version: '1.0.0', digest: digestOf('1.0.0'), manifestDigest: await manifestOf('1.0.0') })
    expect(again).toEqual(pulled)
  })

  test('an archive that came from elsewhere has no manifest yet: the registry is asked for it once', async () => {
    using folder = scratchFolder()
    const [archive = ''] = archives
    folder.write(`cache/charts/sha256/${digestOf('1.0.0').slice(7)}.tgz`, readFileSync(archive))
    await using server = await loopback(registry.answer)
    const release = from(server.host, { digest: digestOf('1.0.0') })

    const found = await chartsOf(folder.path).fetch(release)
    const asked = server.hits.length
    await chartsOf(folder.path).fetch(release)

    expect(found.manifestDigest).toBe(await manifestOf('1.0.0'))
    expect([asked > 0, server.hits.length]).toEqual([true, asked])
  })

  test('H37 T31 other bytes than the locked ones are refused by both digests, and not kept', async () => {
    using folder = scratchFolder()

    const failed = chartsOf(folder.path).fetch(from(registry.host, { digest: digestOf('1.9.0') }))

    await expect(failed).rejects.toMatchObject({
      code: 'chart-invalid',
      message: expect.stringContaining(`${digestOf('1.0.0')} found, ${digestOf('1.9.0')} expected`),
    })
    expect(readdirSync(join(folder.path, 'cache/charts/sha256'))).toEqual([])
  })

  test('T31 a registry whose bytes are not those of its manifest is refused', async () => {
    using folder = scratchFolder()
    const blob = `/blobs/${digestOf('1.0.0')}`
    await using server = await loopback((request, response) => {
      if (request.url?.endsWith(blob) === true) response.end(Buffer.alloc(readFileSync(archives[0] ?? '').length))
      else registry.answer(request, response)
    })

    await expect(chartsOf(folder.path).fetch(from(server.host, { digest: digestOf('1.0.0') }))).rejects.toMatchObject({ code: 'tool-failed' })
  })

  test('H38 the newest version is found among the tags, a pre-release on request only', async () => {
    using folder = scratchFolder()
    const charts = chartsOf(folder.path)

    expect(await charts.newest(from(registry.host), { hasPreReleases: false })).toBe('1.10.0')
    expect(await charts.newest(from(registry.host), { hasPreReleases: true })).toBe('2.0.0-rc.1')
  })

  test('where there are pre-releases only, there is nothing newer; where there is nothing, that is a failure', async () => {
    using folder = scratchFolder()
    await using server = await loopback((request, response) => {
      if (request.url?.includes('/tags/list') === true) response.end(JSON.stringify({ name: 'charts/c', tags: ['2.0.0-rc.1'] }))
      else registry.answer(request, response)
    })
    const charts = chartsOf(folder.path)

    expect(await charts.newest(from(server.host), { hasPreReleases: false })).toBe(undefined)
    await expect(charts.newest(from(server.host, { chart: 'absent' }), { hasPreReleases: false })).rejects.toMatchObject({
      code: 'tool-failed',
      message: expect.stringContaining(server.host),
    })
  })

  test('T05 a private registry is reached after helm registry login, by a password that nobody else sees', async () => {
    using folder = scratchFolder()
    await using other = await loopback(registry.answer, { address: '127.0.0.2' })
    await using server = await loopback(
      guarded((request, response) => {
        // As registries do whose blobs lie in another store.
        if (request.url?.includes('/blobs/') === true) response.writeHead(307, { location: `${other.url}${request.url}` }).end()
        else registry.answer(request, response)
      }),
    )
    const home = await loggedIn(server.host, folder.path)

    const found = await chartsOf(folder.path, home).fetch(from(server.host, { digest: digestOf('1.0.0') }))

    expect(found).toMatchObject({ name: 'c', manifestDigest: await manifestOf('1.0.0') })
    expect([server.logins.includes(basic(login)), other.hits.length > 0, other.logins]).toEqual([true, true, []])
  })

  test('T05 without a login, the answer names the registry and the cure', async () => {
    using folder = scratchFolder()
    await using server = await loopback(guarded(registry.answer))
    const charts = chartsOf(folder.path, helmHome(folder.path))

    const refusal = { code: 'tool-failed', message: expect.stringContaining(server.host), hint: expect.stringContaining(`helm registry login ${server.host}`) }

    await expect(charts.fetch(from(server.host, { digest: digestOf('1.0.0') }))).rejects.toMatchObject(refusal)
    await expect(charts.newest(from(server.host), { hasPreReleases: false })).rejects.toMatchObject(refusal)
  })
})

import { execFile } from 'node:child_process'
import { chmodSync, readFileSync, readdirSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { certificate, hasOpenssl } from './certificate.ts'
import { scratchFolder } from './chart-folder.ts'
import { basic, helmHome, packages, repository } from './chart-repository.ts'
import { loopback } from './loopback.ts'
import { chartsOf, releaseOf, sha256 } from './releases.ts'

const login = 'me:canary-password'
const canary = 'canary-password'
const digestIn = (path: string): string => sha256(readFileSync(path))

/** The command lines of every process of this machine. */
const commandLines = (): string =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandLine)
    .join('\n')

function commandLine(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8')
  } catch {
    return '' // It ended meanwhile.
  }
}

test('T05 a repository that was added to helm is used with its password, which no command line shows', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder, ['1.0.0'])
  const seen: string[] = []
  const open = repository([archive], { login })
  await using server = await loopback((request, response) => {
    seen.push(commandLines())
    open(request, response)
  })
  const home = helmHome(folder.path, [{ url: `${server.url}/charts/`, login }])

  const found = await chartsOf(folder.path, home).fetch(releaseOf({ kind: 'http', url: `${server.url}/charts` }, { digest: digestIn(archive) }))

  expect(found.name).toBe('c')
  expect(new Set(server.logins)).toEqual(new Set([basic(login)]))
  expect(seen.some((text) => text.includes('pull'))).toBe(true)
  expect(seen.join('\n')).not.toContain(canary)
})

test('a private repository is reached after helm repo add', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder, ['1.0.0'])
  await using server = await loopback(repository([archive], { login }))
  const home = helmHome(folder.path)
  const adding = promisify(execFile)(await embeddedProgram('helm'), ['repo', 'add', 'mine', server.url, '--username=me', '--password-stdin'], {
    env: { ...process.env, ...home },
  })
  adding.child.stdin?.end(canary)
  await adding

  const charts = chartsOf(folder.path, home)
  const release = releaseOf({ kind: 'http', url: server.url })

  expect(await charts.newest(release, { hasPreReleases: false })).toBe('1.0.0')
  expect(await charts.fetchUnlocked(release)).toMatchObject({ digest: digestIn(archive) })
})

const elsewhere =
  (url: string): RequestListener =>
  (request, response) =>
    response.writeHead(302, { location: `${url}/${basename(request.url ?? '')}` }).end()

test('T05 the password does not follow to the other host that an index names', async () => {
  using folder = scratchFolder()
  const archives = await packages(folder, ['1.0.0'])
  await using other = await loopback(repository(archives), { address: '127.0.0.2' })
  await using server = await loopback(repository(archives, { login, archivesAt: `${other.url}/` }))
  const home = helmHome(folder.path, [{ url: server.url, login }])

  const found = await chartsOf(folder.path, home).fetch(releaseOf({ kind: 'http', url: server.url }, { digest: digestIn(archives[0] ?? '') }))

  expect(found.name).toBe('c')
  expect([server.logins.length > 0, other.hits, other.logins]).toEqual([true, ['/c-1.0.0.tgz'], []])
})

test('T05 the password does not follow a redirect to another host', async () => {
  using folder = scratchFolder()
  const archives = await packages(folder, ['1.0.0'])
  await using other = await loopback(repository(archives), { address: '127.0.0.2' })
  const [own, away] = [repository(archives, { login }), elsewhere(other.url)]
  await using server = await loopback((request, response) => (request.url?.endsWith('.tgz') === true ? away : own)(request, response))
  const home = helmHome(folder.path, [{ url: server.url, login }])

  const found = await chartsOf(folder.path, home).fetch(releaseOf({ kind: 'http', url: server.url }, { digest: digestIn(archives[0] ?? '') }))

  expect(found.name).toBe('c')
  expect([server.logins.length > 0, other.hits.length, other.logins]).toEqual([true, 1, []])
})

test.each([
  ['a wrong password', [{ login: 'me:canary-password-of-old' }]],
  ['no login', []],
])('T05 with %s, the answer names the repository and the cure, and no password', async (_name, logins) => {
  using folder = scratchFolder()
  const archives = await packages(folder, ['1.0.0'])
  await using server = await loopback(repository(archives, { login }))
  const home = helmHome(
    folder.path,
    logins.map((one) => ({ url: server.url, ...one })),
  )
  const release = releaseOf({ kind: 'http', url: server.url }, { digest: digestIn(archives[0] ?? '') })

  const failed: unknown = await chartsOf(folder.path, home)
    .fetch(release)
    .catch((error: unknown) => error)

  expect(failed).toMatchObject({
    code: 'tool-failed',
    message: expect.stringContaining(server.url),
    hint: expect.stringContaining(`helm repo add NAME ${server.url}`),
  })
  expect(JSON.stringify(failed) + String(failed)).not.toContain(canary)
})

test('T05 credentials in a URL are refused before anybody can see them, and not repeated', async () => {
  using folder = scratchFolder()
  const release = releaseOf({ kind: 'http', url: `https://${login}@example.invalid/charts` }, { digest: sha256(Buffer.from('x')) })

  const failed: unknown = await chartsOf(folder.path)
    .fetch(release)
    .catch((error: unknown) => error)

  expect(failed).toMatchObject({ code: 'config-invalid', hint: expect.stringContaining('helm repo add') })
  expect(JSON.stringify(failed) + String(failed)).not.toContain(canary)
})

test('T05 what a redirect carries in its query is not repeated', async () => {
  using folder = scratchFolder()
  const archives = await packages(folder, ['1.0.0'])
  const own = repository(archives)
  await using server = await loopback((request, response) => {
    if (request.url?.includes('signature') === true) response.writeHead(403).end()
    else if (request.url?.endsWith('.tgz') === true) response.writeHead(302, { location: '/store/c-1.0.0.tgz?signature=canary-signature' }).end()
    else own(request, response)
  })

  const failed: unknown = await chartsOf(folder.path)
    .fetch(releaseOf({ kind: 'http', url: server.url }, { digest: digestIn(archives[0] ?? '') }))
    .catch((error: unknown) => error)

  expect(failed).toMatchObject({ code: 'tool-failed' })
  expect(String(failed)).not.toContain('canary-signature')
})

test.each(['v3.5.4', 'v2.17.0', 'unknown'])('T05 a helm that calls itself %s is not given a password to carry', async (version) => {
  using folder = scratchFolder({ helm: `#!/bin/sh\n[ "$1" = version ] && echo ${version} || touch "$0.asked"\n` })
  chmodSync(join(folder.path, 'helm'), 0o755)
  const release = releaseOf({ kind: 'http', url: 'http://127.0.0.1:9' }, { digest: sha256(Buffer.from('x')) })

  await expect(chartsOf(folder.path, { SLUICE_HELM: join(folder.path, 'helm') }).fetch(release)).rejects.toMatchObject({
    code: 'tool-failed',
    message: expect.stringContaining('3.6.1'),
  })

  expect(readdirSync(folder.path)).not.toContain('helm.asked')
})

test.skipIf(!hasOpenssl).each([
  ['a certificate that nobody vouches for', ['20200101000000Z', '20991231000000Z'], false, 'certificate'],
  ['an expired certificate', ['20200101000000Z', '20200102000000Z'], true, 'expired'],
] as const)('T31 a repository with %s is refused', async (...[, dates, isTrusted, says]) => {
  using folder = scratchFolder()
  const archives = await packages(folder, ['1.0.0'])
  const tls = certificate(folder, dates)
  await using server = await loopback(repository(archives), { tls })

  const fetched = chartsOf(folder.path, isTrusted ? { SSL_CERT_FILE: tls.path } : {}).fetch(
    releaseOf({ kind: 'http', url: server.url }, { digest: digestIn(archives[0] ?? '') }),
  )

  await expect(fetched).rejects.toMatchObject({ code: 'tool-failed', message: expect.stringContaining(says) })
  expect(server.hits).toEqual([])
})

test.skipIf(!hasOpenssl)('a repository with a certificate that this machine trusts is used', async () => {
  using folder = scratchFolder()
  const archives = await packages(folder, ['1.0.0'])
  const tls = certificate(folder, ['20200101000000Z', '20991231000000Z'])
  await using server = await loopback(repository(archives), { tls })

  const fetched = chartsOf(folder.path, { SSL_CERT_FILE: tls.path }).fetch(
    releaseOf({ kind: 'http', url: server.url }, { digest: digestIn(archives[0] ?? '') }),
  )

  expect(await fetched).toMatchObject({ name: 'c' })
})

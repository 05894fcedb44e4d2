import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { scratchFolder, type Folder } from './chart-folder.ts'
import { loopback } from './loopback.ts'
import { chartsOf, releaseOf, sha256 } from './releases.ts'

/** A chart that helm itself packed, in versions 1.0.0 and 1.0.1. */
async function packages(folder: Folder): Promise<readonly string[]> {
  const helm = await embeddedProgram('helm')
  return ['1.0.0', '1.0.1'].map((version) => {
    folder.write('src/c/Chart.yaml', `apiVersion: v2\nname: c\nversion: ${version}\n`)
    execFileSync(helm, ['package', join(folder.path, 'src/c'), '-d', join(folder.path, 'packages')], { stdio: 'pipe' })
    return join(folder.path, `packages/c-${version}.tgz`)
  })
}

/** A chart repository over HTTP: an index, and the archives. `login` is what Authorization must say. */
function repository(archives: readonly string[], login = ''): RequestListener {
  return (request, response) => {
    const wanted = basename(request.url ?? '')
    const isAllowed = login === '' || request.headers.authorization === `Basic ${Buffer.from(login).toString('base64')}`
    const archive = archives.find((path) => basename(path) === wanted)
    if (!isAllowed) response.writeHead(401).end()
    else if (wanted === 'index.yaml') response.end(indexOf(archives))
    else if (archive === undefined) response.writeHead(404).end()
    else response.end(readFileSync(archive))
  }
}

// The digest of an index is of no use to helm: this one is wrong, and helm pulls all the same.
const indexOf = (archives: readonly string[]): string =>
  `apiVersion: v1\nentries:\n  c:\n${archives.map((path) => `  - { name: c, version: ${versionOf(path)}, urls: [${basename(path)}], digest: "${'0'.repeat(64)}" }\n`).join('')}`

const versionOf = (path: string): string => /-(\d+\.\d+\.\d+)\.tgz$/.exec(path)?.[1] ?? ''

test('H37 a chart is pulled from a repository, checked by our own digest, and kept: a second time needs no network', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  const digest = sha256(readFileSync(archive))
  await using server = await loopback(repository([archive]))
  const release = releaseOf({ kind: 'http', url: `${server.url}/charts` }, { digest })

  const pulled = await chartsOf(folder.path).fetch(release)
  const asked = server.hits.length
  const again = await chartsOf(folder.path, { SLUICE_HELM: '/nonexistent' }).fetch(release)

  expect(pulled).toEqual({ path: join(folder.path, 'cache/charts/sha256', `${digest.slice(7)}.tgz`), name: 'c', version: '1.0.0', appVersion: '', digest })
  expect(again).toEqual(pulled)
  expect([asked > 0, server.hits.length]).toEqual([true, asked])
  expect(readdirSync(join(folder.path, 'cache/charts'))).toEqual(['sha256'])
})

test('H38 exactly the asked version is pulled, although there is a newer one', async () => {
  using folder = scratchFolder()
  const archives = await packages(folder)
  await using server = await loopback(repository(archives))

  const found = await chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: server.url }, { digest: sha256(readFileSync(archives[0] ?? '')) }))

  expect(found.version).toBe('1.0.0')
})

test.each(['~1.0', '>=1.0.0', '1.0', '', 'latest', '1.0.0 || 2.0.0', '-h'])('H38 the version %j is refused before helm is asked', async (version) => {
  using folder = scratchFolder()
  const release = releaseOf({ kind: 'http', url: 'http://127.0.0.1:9' }, { version, digest: sha256(Buffer.from('x')) })

  await expect(chartsOf(folder.path, { SLUICE_HELM: '/nonexistent' }).fetch(release)).rejects.toMatchObject({ code: 'config-invalid' })
})

test('H37 bytes that changed behind a version are refused, told by both digests, and not kept', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  const locked = sha256(readFileSync(archive))
  const bytes = Buffer.concat([readFileSync(archive), Buffer.from('x')])
  writeFileSync(archive, bytes)
  await using server = await loopback(repository([archive]))

  const failed = chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: server.url }, { digest: locked }))

  await expect(failed).rejects.toMatchObject({
    code: 'chart-invalid',
    message: expect.stringMatching(new RegExp(`c 1\\.0\\.0 from ${server.url}: .*${sha256(bytes)} found, ${locked} expected`)),
  })
  expect(readdirSync(join(folder.path, 'cache/charts/sha256'))).toEqual([])
})

test('T21 a kept archive with other bytes than its name says is pulled anew', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  const digest = sha256(readFileSync(archive))
  folder.write(`cache/charts/sha256/${digest.slice(7)}.tgz`, 'swapped')
  await using server = await loopback(repository([archive]))

  const found = await chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: server.url }, { digest }))

  expect(sha256(readFileSync(found.path))).toBe(digest)
})

test('what comes over the network without a digest is not fetched', async () => {
  using folder = scratchFolder()
  await using server = await loopback((_request, response) => response.end())

  await expect(chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: server.url }))).rejects.toMatchObject({
    code: 'chart-invalid',
    message: expect.stringContaining('not locked'),
  })

  expect(server.hits).toEqual([])
})

test('two releases that want one chart at once pull it once', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  await using server = await loopback(repository([archive]))
  const charts = chartsOf(folder.path)
  const release = releaseOf({ kind: 'http', url: server.url }, { digest: sha256(readFileSync(archive)) })

  await Promise.all([charts.fetch(release), charts.fetch({ ...release, name: 'other' })])

  expect(server.hits.filter((path) => path.endsWith('.tgz'))).toHaveLength(1)
})

test.each([
  ['that is not there', 404],
  ['that is ill', 500],
])('a repository %s is told by chart, version and address', async (_name, status) => {
  using folder = scratchFolder()
  await using server = await loopback((_request, response) => response.writeHead(status).end())

  await expect(chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: server.url }, { digest: sha256(Buffer.from('x')) }))).rejects.toMatchObject({
    code: 'tool-failed',
    message: expect.stringContaining(`helm could not pull c 1.0.0 from ${server.url}: `),
  })
})

test('T05 credentials in a URL are refused before anybody can see them, and not repeated', async () => {
  using folder = scratchFolder()
  const release = releaseOf({ kind: 'http', url: 'https://me:canary-word@example.invalid/charts' }, { digest: sha256(Buffer.from('x')) })

  const failed: unknown = await chartsOf(folder.path)
    .fetch(release)
    .catch((error: unknown) => error)

  expect(failed).toMatchObject({ code: 'config-invalid', hint: expect.stringContaining('helm repo add') })
  expect(String(failed)).not.toContain('canary-word')
})

test('a repository that the user added to helm is used with the credentials that helm has for it', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  await using server = await loopback(repository([archive], 'me:word'))
  const env = {
    HELM_CACHE_HOME: join(folder.path, 'helm/cache'),
    HELM_CONFIG_HOME: join(folder.path, 'helm/config'),
    HELM_DATA_HOME: join(folder.path, 'helm/data'),
  }
  mkdirSync(env.HELM_CONFIG_HOME, { recursive: true })
  writeFileSync(
    join(env.HELM_CONFIG_HOME, 'repositories.yaml'),
    `apiVersion: ""\nrepositories:\n- { name: mine, url: "${server.url}/charts/", username: me, password: word }\n`,
  )

  const found = await chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: `${server.url}/charts` }, { digest: sha256(readFileSync(archive)) }))

  expect(found.name).toBe('c')
})

const described = (mediaType: string, bytes: Buffer) => ({ mediaType, digest: sha256(bytes), size: bytes.length })

/** A registry that can be read: one manifest with one layer, as `helm push` writes it. */
function registry(archive: string): RequestListener {
  const layer = readFileSync(archive)
  const config = Buffer.from('{"name":"c","version":"1.0.0"}')
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: described('application/vnd.cncf.helm.config.v1+json', config),
      layers: [described('application/vnd.cncf.helm.chart.content.v1.tar+gzip', layer)],
    }),
  )
  const blobs = new Map([config, layer, manifest].map((bytes) => [sha256(bytes), bytes]))
  return (request, response) => {
    const name = decodeURIComponent(basename(request.url ?? ''))
    const bytes = name === '1.0.0' ? manifest : blobs.get(name)
    if (request.url === '/v2/') response.end('{}')
    else if (bytes === undefined) response.writeHead(404).end()
    else {
      const type = bytes === manifest ? 'application/vnd.oci.image.manifest.v1+json' : 'application/octet-stream'
      response.writeHead(200, {
        'content-type': type,
        'content-length': bytes.length,
        'docker-content-digest': sha256(bytes),
      })
      response.end(request.method === 'HEAD' ? undefined : bytes)
    }
  }
}

test('a chart is pulled from an OCI registry, and checked by the digest of its archive', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  await using server = await loopback(registry(archive))
  const digest = sha256(readFileSync(archive))

  const found = await chartsOf(folder.path).fetch(releaseOf({ kind: 'oci', url: `oci://${server.host}/charts/` }, { digest }))

  expect(found).toMatchObject({ name: 'c', version: '1.0.0', digest })
  expect(server.hits.some((path) => path.startsWith('/v2/charts/c/'))).toBe(true)
})

test('what a killed pull left behind goes with the next one', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  const left = join(folder.path, 'cache/charts/pull-killed')
  mkdirSync(left, { recursive: true })
  utimesSync(left, 0, 0)
  await using server = await loopback(repository([archive]))

  await chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: server.url }, { digest: sha256(readFileSync(archive)) }))

  expect(existsSync(left)).toBe(false)
})

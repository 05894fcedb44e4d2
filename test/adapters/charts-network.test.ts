import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from './chart-folder.ts'
import { packages, repository } from './chart-repository.ts'
import { loopback } from './loopback.ts'
import { chartsOf, releaseOf, sha256 } from './releases.ts'

test('H37 a chart is pulled from a repository, checked by our own digest, and kept: a second time needs no network', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  const digest = sha256(readFileSync(archive))
  await using server = await loopback(repository([archive]))
  const release = releaseOf({ kind: 'http', url: `${server.url}/charts` }, { digest })

  const pulled = await chartsOf(folder.path).fetch(release)
  const asked = server.hits.length
  const again = await chartsOf(folder.path, { SLUICE_HELM: '/nonexistent' }).fetch(release)

  expect(pulled).toEqual({
    path: join(folder.path, 'cache/charts/sha256', `${digest.slice(7)}.tgz`),
    name: 'c',
    version: '1.0.0',
    appVersion: '',
    digest,
    manifestDigest: '',
    otherSubcharts: [],
    calls: [],
  })
  expect(again).toEqual(pulled)
  expect([asked > 0, server.hits.length]).toEqual([true, asked])
  expect(readdirSync(join(folder.path, 'cache/charts'))).toEqual(['manifests', 'sha256'])
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

test('H37 T31 bytes that changed behind a version are refused, told by both digests, and not kept', async () => {
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

test('what comes over the network without a digest is not fetched', async () => {
  using folder = scratchFolder()
  await using server = await loopback((_request, response) => response.end())

  await expect(chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: server.url }))).rejects.toMatchObject({
    code: 'chart-invalid',
    message: expect.stringContaining('not locked'),
  })

  expect(server.hits).toEqual([])
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

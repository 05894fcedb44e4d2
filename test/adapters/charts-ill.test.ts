import { readFileSync, readdirSync } from 'node:fs'
import type { RequestListener, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ChartSource } from '../../src/model/workspace.ts'
import { hasGo } from '../oracle/oracle.ts'
import { startRegistry, whyNoRegistry } from '../registry/registry.ts'
import { scratchFolder } from './chart-folder.ts'
import { packages, repository } from './chart-repository.ts'
import { loopback } from './loopback.ts'
import { chartsOf, releaseOf, sha256 } from './releases.ts'

type Ill = {
  readonly name: string
  readonly code: string
  /** What stands in for the right bytes. */
  readonly answer: (bytes: Buffer, response: ServerResponse, url: string) => void
}

const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2)

const ills: readonly Ill[] = [
  { name: 'answers 500', code: 'tool-failed', answer: (_bytes, response) => response.writeHead(500).end('no') },
  { name: 'answers 401', code: 'tool-failed', answer: (_bytes, response) => response.writeHead(401).end('no') },
  {
    name: 'sends half a body and hangs up',
    code: 'tool-failed',
    answer: (bytes, response) => response.writeHead(200, { 'content-length': bytes.length }).write(half(bytes), () => response.destroy()),
  },
  {
    name: 'sends half a body in pieces and hangs up',
    code: 'tool-failed',
    answer: (bytes, response) => response.write(half(bytes), () => response.destroy()),
  },
  {
    name: 'sends half a body and stops',
    code: 'tool-timeout',
    answer: (bytes, response) => void response.writeHead(200, { 'content-length': bytes.length }).write(half(bytes)),
  },
  { name: 'never answers', code: 'tool-timeout', answer: () => undefined },
  {
    name: 'names a length that is too great',
    code: 'tool-failed',
    answer: (bytes, response) => response.writeHead(200, { 'content-length': bytes.length + 10 }).write(bytes, () => response.destroy()),
  },
  { name: 'redirects without an end', code: 'tool-failed', answer: (_bytes, response, url) => response.writeHead(302, { location: url }).end() },
]

// A registry names size and digest of every part itself, so that helm sees these; a repository does not, so that we do.
const swaps: readonly Ill[] = [
  { name: 'sends other bytes', code: 'chart-invalid', answer: (bytes, response) => response.end(Buffer.alloc(bytes.length)) },
  { name: 'sends more bytes', code: 'chart-invalid', answer: (bytes, response) => response.end(Buffer.concat([bytes, bytes])) },
  { name: 'sends a page instead', code: 'chart-invalid', answer: (_bytes, response) => response.end('<html>log in</html>') },
  {
    name: 'names a length that is too small',
    code: 'chart-invalid',
    answer: (bytes, response) => response.writeHead(200, { 'content-length': half(bytes).length }).end(half(bytes)),
  },
]

// helm asks a registry that answers 500 again, for some seconds; only what never ends needs a short limit.
const limitOf = (code: string): string => (code === 'tool-timeout' ? '2' : '60')

/** Asks an ill server for version 1.0.1 while 1.0.0 lies in the cache; gives the failure, once it is sure that the cache is as it was. */
async function failureOf(
  source: (host: string) => ChartSource,
  { well, ill, limit }: { well: RequestListener; ill: RequestListener; limit: string },
  archives: readonly string[],
): Promise<unknown> {
  using folder = scratchFolder()
  const [first = '', second = ''] = archives.map((path) => sha256(readFileSync(path)))
  let isIll = false
  await using server = await loopback((request, response) => (isIll ? ill : well)(request, response))
  const charts = chartsOf(folder.path, { SLUICE_PULL_TIMEOUT: limit })
  await charts.fetch(releaseOf(source(server.host), { digest: first }))
  const kept = readdirSync(join(folder.path, 'cache'), { recursive: true })
  isIll = true

  const failed: unknown = await charts.fetch(releaseOf(source(server.host), { version: '1.0.1', digest: second })).catch((error: unknown) => error)

  expect(readdirSync(join(folder.path, 'cache'), { recursive: true })).toEqual(kept)
  expect(await charts.fetch(releaseOf(source(server.host), { digest: first }))).toMatchObject({ version: '1.0.0' })
  return failed
}

test.each([...ills, ...swaps])('a repository that $name is refused, with a cure; what was kept stays, and nothing half-written', async ({ code, answer }) => {
  using made = scratchFolder()
  const archives = await packages(made)
  const well = repository(archives)
  const ill: RequestListener = (request, response) => {
    const archive = archives.find((path) => request.url?.endsWith('.tgz') === true && path.endsWith(request.url))
    if (archive === undefined) well(request, response)
    else answer(readFileSync(archive), response, request.url ?? '')
  }

  const failed = await failureOf((host) => ({ kind: 'http', url: `http://${host}` }), { well, ill, limit: limitOf(code) }, archives)

  expect(failed).toMatchObject({ code, message: expect.stringMatching(/1\.0\.1/), hint: expect.stringMatching(/./) })
})

test.each(ills)('a repository whose index $name is refused when a newer chart is looked for', async ({ code, answer }) => {
  using folder = scratchFolder()
  const charts = chartsOf(folder.path, { SLUICE_PULL_TIMEOUT: limitOf(code) })
  await using server = await loopback((request, response) => answer(Buffer.from('apiVersion: v1\nentries: {}\n'.repeat(20)), response, request.url ?? ''))

  await expect(charts.newest(releaseOf({ kind: 'http', url: server.url }), { hasPreReleases: false })).rejects.toMatchObject({ code })

  expect(readdirSync(join(folder.path, 'cache/charts'))).toEqual(['manifests', 'sha256'])
})

describe.skipIf(!hasGo)(`a registry${hasGo ? '' : ` (${whyNoRegistry})`}`, () => {
  test.each([...ills, ...swaps.map((ill) => ({ ...ill, code: 'tool-failed' }))])(
    'that $name is refused, with a cure; what was kept stays, and nothing half-written',
    async ({ code, answer }) => {
      using made = scratchFolder()
      const archives = await packages(made)
      using registry = await startRegistry()
      await registry.push(archives)
      const bytes = readFileSync(archives[1] ?? '')
      const ill: RequestListener = (request, response) => {
        if (request.url?.endsWith(`/blobs/${sha256(bytes)}`) === true) answer(bytes, response, request.url)
        else registry.answer(request, response)
      }

      const failed = await failureOf((host) => ({ kind: 'oci', url: `oci://${host}/charts` }), { well: registry.answer, ill, limit: limitOf(code) }, archives)

      expect(failed).toMatchObject({ code, message: expect.stringMatching(/1\.0\.1/), hint: expect.stringMatching(/./) })
    },
  )
})

import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { helmHome, packages, repository } from '../adapters/chart-repository.ts'
import { loopback } from '../adapters/loopback.ts'
import { sha256 } from '../adapters/releases.ts'
import { scratch, sluice, type Ran, type Scratch } from './workspace.ts'

const all = ({ out, err }: Ran): string => out + err
const old = `sha256:${'0'.repeat(64)}`
const environmentYml = 'values/e/environment.yml'
const digestIn = (path = ''): string => sha256(readFileSync(path))
const textOf = (place: Scratch, path: string): string => readFileSync(join(place.root, path), 'utf8')

/** A workspace whose one release comes from a repository, with a comment that has to stay. */
const workspace = (url: string, entry: string): Scratch =>
  scratch({
    [environmentYml]: `# Ask before you touch this.\nreleases:\n  - name: r\n    namespace: ns\n    chart: c\n    repository: ${url} # ours\n    ${entry}\n`,
  })

const envOf = async (place: Scratch): Promise<Record<string, string>> => ({
  ...helmHome(place.root),
  SLUICE_HELM: await embeddedProgram('helm'),
  XDG_CACHE_HOME: join(place.root, '.cache'),
})

const update = async (place: Scratch, ...flags: readonly string[]): Promise<Ran> =>
  sluice(['update', '--workspace', place.root, ...flags], { env: await envOf(place) })

const entryOf = (name: string, url: string): string => `- { name: ${name}, namespace: ns, chart: c, repository: "${url}", version: 1.0.0, digest: "${old}" }\n`

test('update writes the newest version and its digest, keeps every other byte, and says what comes next', async () => {
  using home = scratch()
  const archives = await packages({ path: home.root }, ['1.0.0', '1.9.0', '1.10.0', '2.0.0-rc.1'])
  await using server = await loopback(repository(archives))
  using place = workspace(server.url, `version: 1.0.0\n    digest: ${old} # of 1.0.0`)
  const before = textOf(place, environmentYml)

  const ran = await update(place)

  expect(ran.code, all(ran)).toBe(0)
  expect(textOf(place, environmentYml)).toBe(before.replace('version: 1.0.0', 'version: 1.10.0').replace(old, digestIn(archives[2])))
  expect(ran.out).toContain('1.0.0 → 1.10.0')
  expect(ran.out).toContain('npm run render')
})

test('update --pre takes a pre-release; without it none is taken', async () => {
  using home = scratch()
  const archives = await packages({ path: home.root }, ['1.0.0', '2.0.0-rc.1'])
  await using server = await loopback(repository(archives))
  using place = workspace(server.url, `version: 1.0.0\n    digest: ${old}`)

  const without = await update(place, '--check')
  const asked = await update(place, '--pre')

  expect([without.code, asked.code], all(without) + all(asked)).toEqual([0, 0])
  expect(textOf(place, environmentYml)).toContain(`version: 2.0.0-rc.1\n    digest: ${digestIn(archives[1])}\n`)
})

test('update --check writes nothing, brings no chart, and exits 10 when something would move', async () => {
  using home = scratch()
  await using server = await loopback(repository(await packages({ path: home.root })))
  using place = workspace(server.url, `version: 1.0.0\n    digest: ${old}`)
  const before = textOf(place, environmentYml)

  const ran = await update(place, '--check', '--output', 'json')

  expect(ran.code, all(ran)).toBe(10)
  expect(JSON.parse(ran.out)).toMatchObject({
    verb: 'update',
    updates: [{ environment: 'e', release: 'r', chart: 'c', from: { version: '1.0.0', digest: old }, to: { version: '1.0.1', digest: '' } }],
    next: 'npm run update',
  })
  expect(textOf(place, environmentYml)).toBe(before)
  expect(server.hits.filter((path) => path.endsWith('.tgz'))).toEqual([])
})

test('update leaves alone what is the newest, and the digest that stands there', async () => {
  using home = scratch()
  await using server = await loopback(repository(await packages({ path: home.root })))
  using place = workspace(server.url, `version: 1.0.1\n    digest: ${old}`)
  const before = textOf(place, environmentYml)

  const ran = await update(place)

  expect([ran.code, textOf(place, environmentYml)], all(ran)).toEqual([0, before])
  expect(ran.out).toContain('Nothing newer')
})

test('update --lock writes the missing digest of the version that stands there, which render then takes without a network', async () => {
  using home = scratch()
  const archives = await packages({ path: home.root })
  using place = scratch()
  const server = await loopback(repository(archives))
  place.write(environmentYml, `releases:\n- { name: r, namespace: ns, chart: c, repository: "${server.url}", version: 1.0.0 }\n`)
  place.write('values/e/capabilities.yml', 'kubeVersion: "1.35.0"\napiVersions: [v1]\n')
  const env = await envOf(place)
  const render = (): Promise<Ran> => sluice(['render', '--workspace', place.root], { env })

  const before = await render()
  const locked = await update(place, '--lock')
  await server[Symbol.asyncDispose]()
  const after = await render()

  expect([before.code, locked.code, after.code], all(before) + all(locked) + all(after)).toEqual([2, 0, 0])
  expect(before.err).toContain('npm run update -- --lock --env e --release r')
  expect(textOf(place, environmentYml)).toContain(`version: 1.0.0, digest: ${digestIn(archives[0])} }`)
  expect(textOf(place, 'rendered/e/r/render.yml')).toContain(`archive: ${digestIn(archives[0])}`)
})

test('T31 update --lock says it when a version has other bytes than were locked, and that nobody vouches for plain HTTP', async () => {
  using home = scratch()
  const archives = await packages({ path: home.root })
  await using server = await loopback(repository(archives))
  using place = workspace(server.url, `version: 1.0.0\n    digest: ${old}`)

  const ran = await update(place, '--lock')

  expect(ran.code, all(ran)).toBe(0)
  expect(ran.out).toContain('other bytes than were locked')
  expect(ran.out).toContain(old)
  expect(ran.out).toContain('not encrypted')
  expect(textOf(place, environmentYml)).toContain(digestIn(archives[0]))
})

test('one repository that does not answer keeps everything as it was, and every failure is told', async () => {
  using home = scratch()
  await using server = await loopback(repository(await packages({ path: home.root })))
  using place = scratch()
  const text = `releases:\n${entryOf('a', server.url)}${entryOf('b', 'http://127.0.0.1:9/x')}${entryOf('d', 'http://127.0.0.1:9/y')}`
  place.write(environmentYml, text)

  const ran = await update(place)

  expect([ran.code, textOf(place, environmentYml)], all(ran)).toEqual([3, text])
  expect(ran.err).toContain('http://127.0.0.1:9/x')
  expect(ran.err).toContain('http://127.0.0.1:9/y')
})

test('update moves the named environment and release only', async () => {
  using home = scratch()
  await using server = await loopback(repository(await packages({ path: home.root })))
  using place = scratch()
  for (const name of ['e', 'f']) place.write(`values/${name}/environment.yml`, `releases:\n${entryOf('a', server.url)}${entryOf('b', server.url)}`)

  const ran = await update(place, '--env', 'f', '--release', 'b')

  expect(ran.code, all(ran)).toBe(0)
  expect(textOf(place, environmentYml)).not.toContain('1.0.1')
  expect(textOf(place, 'values/f/environment.yml').match(/name: .|version: [\d.]+/g)).toEqual(['name: a', 'version: 1.0.0', 'name: b', 'version: 1.0.1'])
})

test('a chart that its repository does not list is said, with the repository', async () => {
  using home = scratch()
  await using server = await loopback(repository(await packages({ path: home.root })))
  using place = workspace(server.url, `version: 1.0.0\n    digest: ${old}`)
  place.write(environmentYml, textOf(place, environmentYml).replace('chart: c', 'chart: d'))

  const ran = await update(place)

  expect(ran.code, all(ran)).toBe(2)
  expect(ran.err).toMatch(/lists no chart "d"/)
})

test('charts from a path are named, and stay', async () => {
  using place = scratch({
    [environmentYml]: 'releases:\n- { name: r, namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0 }\n',
    'values/_charts/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.1.0\n',
  })

  const ran = await update(place)

  expect(ran.code, all(ran)).toBe(0)
  expect(ran.out).toContain('moved by hand: e/r')
})

test('an environment.yml that is a link to a file of the workspace stays one', async () => {
  using home = scratch()
  await using server = await loopback(repository(await packages({ path: home.root })))
  using place = workspace(server.url, `version: 1.0.0\n    digest: ${old}`)
  place.write('values/_shared/one.yml', textOf(place, environmentYml))
  rmSync(join(place.root, environmentYml))
  symlinkSync('../_shared/one.yml', join(place.root, environmentYml))

  const ran = await update(place)

  expect(ran.code, all(ran)).toBe(0)
  expect(textOf(place, 'values/_shared/one.yml')).toContain('version: 1.0.1')
  expect(place.tree('values')).toEqual(['values/_shared/one.yml'])
})

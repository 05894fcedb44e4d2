import { chmodSync, cpSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { configMap, oneRelease, scratch, sluice, type Scratch } from './workspace.ts'

const templates = { 'm.yaml': configMap('{{ .Release.Name }}-m', '{ a: "1" }'), 'k.yaml': configMap('{{ .Release.Name }}-k') }
const release = (name: string): string => `  - { name: ${name}, namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0 }\n`
const files: Record<string, string> = { ...oneRelease(templates), 'values/e/environment.yml': `releases:\n${release('r')}${release('s')}` }

const bytes = (place: Scratch): Record<string, string> =>
  Object.fromEntries(place.tree('rendered').map((path) => [path, readFileSync(join(place.root, path), 'utf8')]))

/** A helm that writes its first word down before it does what it is told, and a cache that nobody else fills. */
async function watched(place: Scratch) {
  const log = join(place.root, 'calls')
  place.write('bin/helm', `#!/bin/sh\necho "$1" >> ${log}\nexec ${await embeddedProgram('helm')} "$@"\n`)
  place.write('calls', '')
  chmodSync(join(place.root, 'bin/helm'), 0o755)
  const env = { SLUICE_HELM: join(place.root, 'bin/helm'), XDG_CACHE_HOME: join(place.root, 'cache') }
  const calls = (): number =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line === 'template').length
  return { calls, render: (...flags: readonly string[]) => sluice(['render', '--workspace', place.root, ...flags], { env }) }
}

test('what was rendered before comes from the cache: on another branch, in render --check, in a second environment', async () => {
  using place = scratch(files)
  const { calls, render } = await watched(place)
  await render()
  const [before, first] = [calls(), bytes(place)]

  place.write('values/f/capabilities.yml', files['values/e/capabilities.yml'] ?? '')
  place.write('values/f/environment.yml', files['values/e/environment.yml'] ?? '')
  await place.git('init', '-q')
  await place.git('clean', '-fdxq', 'rendered')
  const emptied = await render('--check')
  const again = await render()

  expect([before, calls(), emptied.code, again.code]).toEqual([2, 2, 10, 0])
  expect(bytes(place)).toEqual({ ...first, ...Object.fromEntries(Object.entries(first).map(([path, text]) => [path.replace('/e/', '/f/'), text])) })
})

test('a cached rendering that is damaged is made again', async () => {
  using place = scratch(files)
  const { calls, render } = await watched(place)
  await render()
  const first = bytes(place)
  for (const name of readdirSync(join(place.root, 'cache/sluice/results'))) place.write(`cache/sluice/results/${name}`, 'damaged')
  await place.git('init', '-q')
  await place.git('clean', '-fdxq', 'rendered')

  const ran = await render()

  expect([ran.code, calls(), bytes(place)]).toEqual([0, 4, first])
})

test('what one helm rendered is not taken for that of another program, although both say they are one version', async () => {
  using place = scratch(files)
  const { calls, render } = await watched(place)
  await render()
  const before = calls()
  place.write('bin/helm', `${readFileSync(join(place.root, 'bin/helm'), 'utf8')}# another program\n`)
  await place.git('init', '-q')
  await place.git('clean', '-fdxq', 'rendered')

  const ran = await render()

  expect([ran.code, before, calls()]).toEqual([0, 2, 4])
})

test('only files that change are written: the others keep inode and time', async () => {
  using place = scratch(files)
  await sluice(['render', '--workspace', place.root])
  const stats = () => Object.fromEntries(place.tree('rendered').map((path) => [path, statSync(join(place.root, path)).ino]))
  const before = stats()
  place.write('values/_charts/c/templates/m.yaml', configMap('{{ .Release.Name }}-m', '{ a: "2" }'))

  await sluice(['render', '--workspace', place.root])

  const after = stats()
  expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual(
    ['r', 's'].flatMap((name) => [`rendered/e/${name}/configmap_ns_${name}-m.yaml`, `rendered/e/${name}/render.yml`]),
  )
})

test('two renders at once on one workspace give the bytes of a single one, 10 times', async () => {
  using single = scratch(files)
  await sluice(['render', '--workspace', single.root])

  for (let round = 0; round < 10; round += 1) {
    using place = scratch()
    cpSync(join(single.root, 'values'), join(place.root, 'values'), { recursive: true })
    const both = await Promise.all([1, 2].map(() => sluice(['render', '--workspace', place.root])))

    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(bytes(place)).toEqual(bytes(single))
  }
})

test.each([
  ['--jobs', ['--jobs', '0'], {}],
  ['SLUICE_JOBS', [], { SLUICE_JOBS: 'all' }],
])('%s wants a number', async (name, flags, env) => {
  using place = scratch(files)

  const ran = await sluice(['render', '--workspace', place.root, ...flags], { env })

  expect(ran.code).toBe(2)
  expect(ran.err).toContain(name)
})

test('off a terminal each release is a line, with its number; with --jobs 1 they come in their own order', async () => {
  using place = scratch(files)

  const ran = await sluice(['render', '--workspace', place.root, '--jobs', '1'])

  expect(ran.err.replaceAll(/\d+\.\d s/g, 'N s')).toBe('render e r 1.0.0 done in N s, 1 of 2\nrender e s 1.0.0 done in N s, 2 of 2\n')
})

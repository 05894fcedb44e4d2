import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configMap, scratch, sluice, type Scratch } from './workspace.ts'

const release = (name: string): string => `  - { name: ${name}, namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0, values: [${name}.yml] }\n`

/** Two releases, of which a second commit changes both. */
async function place(): Promise<Scratch> {
  const files = scratch({
    'values/_charts/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'values/_charts/c/templates/m.yaml': configMap('{{ .Release.Name }}', '{ a: {{ .Values.a | quote }} }'),
    'values/e/capabilities.yml': 'kubeVersion: "1.35.0"\napiVersions: [v1]\n',
    'values/e/environment.yml': `releases:\n${release('r1')}${release('r2')}`,
    ...Object.fromEntries(['r1', 'r2'].map((name) => [`values/e/${name}.yml`, 'a: 1\n'])),
  })
  await files.git('init', '-q')
  await sluice(['render', '--workspace', files.root])
  await commit(files, 'first')
  for (const name of ['r1', 'r2']) files.write(`values/e/${name}.yml`, 'a: 2\n')
  await sluice(['render', '--workspace', files.root])
  await commit(files, 'second')
  return files
}

async function commit(files: Scratch, message: string): Promise<void> {
  await files.git('add', '-A')
  await files.git('commit', '-qm', message, '--allow-empty')
}

type Matrix = { readonly include: readonly { readonly row: string }[] }

async function rowsOf(files: Scratch, base = 'HEAD~1'): Promise<readonly string[]> {
  const { out } = await sluice(['plan', '--matrix', '--workspace', files.root, '--base', base])
  const { include }: Matrix = JSON.parse(out)
  return include.map(({ row }) => row)
}

const runRow = (files: Scratch, row: string, name = `${row.split('/')[0]}`): ReturnType<typeof sluice> =>
  sluice(['diff', '--base', 'HEAD~1', '--workspace', files.root, '--row', row, '--report', `json=${join(files.root, 'results', `${name}.json`)}`])

const merge = (files: Scratch): ReturnType<typeof sluice> => sluice(['report', '--merge', `${files.root}/results/`, '--output', 'json'])

test('all rows of a matrix are one run over what the change touches', async () => {
  using files = await place()
  for (const row of await rowsOf(files)) await runRow(files, row)

  const merged = await merge(files)

  expect(merged.code, merged.out).toBe(0)
  expect(JSON.parse(merged.out)).toMatchObject({
    shards: { count: 2, have: [1, 2] },
    changes: [{ source: { release: 'r1' } }, { source: { release: 'r2' } }],
    summary: expect.stringContaining('In 2 of 2 parts'),
  })
})

test('a row whose job never ran blocks, and so does one that stopped', async () => {
  using files = await place()
  const [first = '', second = ''] = await rowsOf(files)
  await runRow(files, first)
  const without = await merge(files)
  files.write('values/e/capabilities.yml', 'kubeVersion: [\n')
  await runRow(files, second)

  const stopped = await merge(files)

  expect(without.code).toBe(11)
  expect(JSON.parse(without.out)).toMatchObject({ verdict: 'block', findings: [{ rule: 'gate/shard-missing', object: { name: '2/2' } }] })
  expect(stopped.code).toBe(11)
  expect(
    JSON.parse(stopped.out)
      .findings.map(({ rule }: { rule: string }) => rule)
      .toSorted(),
  ).toEqual(['gate/part-stopped', 'gate/shard-missing'])
})

test('no result at all is no pass', async () => {
  using files = await place()

  const merged = await merge(files)

  expect(merged.code).toBe(2)
})

test('a row that is there twice is refused', async () => {
  using files = await place()
  const [first = ''] = await rowsOf(files)
  await runRow(files, first, 'a')
  await runRow(files, first, 'b')

  const merged = await merge(files)

  expect(merged.code).toBe(2)
  expect(merged.out).toContain('part 1 is there twice')
})

test('a row of another commit is not begun, and its older result merges with no other', async () => {
  using files = await place()
  const [old = ''] = await rowsOf(files)
  await runRow(files, old)
  files.write('values/e/r1.yml', 'a: 3\n')
  await sluice(['render', '--workspace', files.root])
  await commit(files, 'third')
  const [, second = ''] = await rowsOf(files, 'HEAD~2')
  await runRow(files, second)

  const [late, merged] = await Promise.all([runRow(files, old, 'late'), merge(files)])

  expect(late.code).toBe(12)
  expect(merged.code).toBe(2)
  expect(merged.out).toContain('parts of different runs')
})

test('a change that touches nothing is a matrix without rows', async () => {
  using files = await place()
  await commit(files, 'nothing')

  expect(await rowsOf(files)).toEqual([])
})

test('a step of GitHub Actions has the matrix as its output, in one line', async () => {
  using files = await place()
  const outputs = join(files.root, 'outputs')

  const ran = await sluice(['plan', '--matrix', '--workspace', files.root, '--base', 'HEAD~1', '--output', 'github'], { env: { GITHUB_OUTPUT: outputs } })
  const [, matrix = ''] = /^matrix=(.*)$/m.exec(readFileSync(outputs, 'utf8')) ?? []

  expect(ran.code, ran.err).toBe(0)
  expect(JSON.parse(matrix)).toMatchObject({ include: [{ environment: 'e', release: 'r1' }, { release: 'r2' }] })
})

test.each([
  ['--env', 'e'],
  ['--release', 'r1'],
  ['--shard', '1/2'],
])('a row beside %s is refused: it says all itself', async (...flags) => {
  using files = await place()
  const [row = ''] = await rowsOf(files)

  const ran = await sluice(['diff', '--workspace', files.root, '--row', row, ...flags])

  expect(ran.code).toBe(2)
})

test('results that nothing counts say so', async () => {
  using files = await place()
  await sluice(['diff', '--workspace', files.root, '--report', `json=${join(files.root, 'results', 'all.json')}`])

  const merged = await merge(files)

  expect(JSON.parse(merged.out)).toMatchObject({ summary: expect.stringContaining('one that is missing would not be noticed') })
})

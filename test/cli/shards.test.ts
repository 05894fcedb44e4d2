import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configMap, scratch, sluice, type Scratch } from './workspace.ts'

const release = (name: string): string => `  - { name: ${name}, namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0, values: [${name}.yml] }\n`

/** Two environments of two releases each, committed with what they render. */
async function place(): Promise<Scratch> {
  const files = scratch({
    'values/_charts/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'values/_charts/c/templates/m.yaml': configMap('{{ .Release.Name }}', '{ a: {{ .Values.a | quote }} }'),
    ...Object.fromEntries(
      ['e1', 'e2'].flatMap((env) => [
        [`values/${env}/capabilities.yml`, 'kubeVersion: "1.35.0"\napiVersions: [v1]\n'],
        [`values/${env}/environment.yml`, `releases:\n${release('r1')}${release('r2')}`],
        ...['r1', 'r2'].map((name) => [`values/${env}/${name}.yml`, 'a: 1\n'] as const),
      ]),
    ),
  })
  await files.git('init', '-q')
  await sluice(['render', '--workspace', files.root])
  await files.git('add', '-A')
  await files.git('commit', '-qm', 'first')
  return files
}

/** Results of a verb's shards, as files. */
async function shardsOf(root: string, args: readonly string[], count: number): Promise<readonly string[]> {
  const files = Array.from({ length: count }, (_, index) => join(root, `shard-${index + 1}.json`))
  await Promise.all(files.map((file, index) => sluice([...args, '--workspace', root, '--shard', `${index + 1}/${count}`, '--report', `json=${file}`])))
  return files
}

/** All of a result but what tells when and how it was made. */
const found = (json: string): unknown =>
  Object.fromEntries(Object.entries(JSON.parse(json)).filter(([key]) => !['timings', 'shards', 'summary', 'next'].includes(key)))

test('P12: the merge of real shards is what one run finds', async () => {
  using files = await place()
  files.write('values/e2/r1.yml', 'a: 2\n')
  await sluice(['render', '--workspace', files.root])

  const whole = join(files.root, 'whole.json')
  await sluice(['diff', '--base', 'HEAD', '--workspace', files.root, '--report', `json=${whole}`])
  const merged = await sluice(['report', '--merge', ...(await shardsOf(files.root, ['diff', '--base', 'HEAD'], 3)), '--output', 'json'])

  expect(merged.code, merged.err).toBe(0)
  expect(found(merged.out)).toMatchObject({ changes: [{ source: { environment: 'e2', release: 'r1' } }] })
  expect(found(merged.out)).toEqual(found(readFileSync(whole, 'utf8')))
})

test('a render in shards leaves the tree that one run leaves', async () => {
  using files = await place()
  const before = files.tree('rendered').map((path) => readFileSync(join(files.root, path), 'utf8'))
  await files.git('rm', '-rq', 'rendered')

  await shardsOf(files.root, ['render'], 4)

  expect(files.tree('rendered').map((path) => readFileSync(join(files.root, path), 'utf8'))).toEqual(before)
})

test('a missing shard blocks, and so does one of another commit', async () => {
  using files = await place()
  const [first = '', second = ''] = await shardsOf(files.root, ['diff'], 2)
  await files.git('commit', '-qm', 'second', '--allow-empty')
  await sluice(['diff', '--workspace', files.root, '--shard', '2/2', '--report', `json=${second}`])

  const [alone, mixed] = await Promise.all([[first], [first, second]].map((some) => sluice(['report', '--merge', ...some, '--output', 'json'])))

  expect(alone?.code).toBe(11)
  expect(JSON.parse(alone?.out ?? '')).toMatchObject({ verdict: 'block', findings: [{ rule: 'gate/shard-missing', object: { name: '2/2' } }] })
  expect(mixed?.code).toBe(2)
  expect(mixed?.out).toContain('parts of different runs')
})

test('a pod of an Indexed Job takes the part that its index says', async () => {
  using files = await place()
  const ran = await sluice(['diff', '--workspace', files.root, '--shards', '2', '--output', 'json'], { env: { JOB_COMPLETION_INDEX: '1' } })

  expect(JSON.parse(ran.out)).toMatchObject({ environments: [{ name: 'e2' }], shards: { count: 2, have: [2] } })
})

test.each([
  ['no part', ['--shard', '0/2']],
  ['a part beyond the last', ['--shard', '3/2']],
  ['both ways to say which', ['--shard', '1/2', '--shards', '2']],
  ['no index, outside a Job', ['--shards', '2']],
])('%s is refused', async (_what, flags) => {
  const ran = await sluice(['diff', ...flags], { env: { JOB_COMPLETION_INDEX: '' } })

  expect(ran.code).toBe(2)
})

test('the matrix has a row for each release that a change touches, and one for an environment whose releases share it', async () => {
  using files = await place()
  files.write('values/e1/r2.yml', 'a: 2\n')
  files.write('values/e2/capabilities.yml', 'kubeVersion: "1.36.0"\napiVersions: [v1]\n')
  await files.git('commit', '-qam', 'second')

  const ran = await sluice(['plan', '--matrix', '--workspace', files.root, '--base', 'HEAD~1'])

  expect(ran.code, ran.err).toBe(0)
  expect(JSON.parse(ran.out)).toEqual({
    include: [
      { environment: 'e1', release: 'r2', row: expect.stringMatching(/^1\/2@.+\/e1\/r2$/) },
      { environment: 'e2', release: '', row: expect.stringMatching(/^2\/2@.+\/e2$/) },
    ],
  })
})

test.each([
  ['a chart that all share', 'values/_charts/c/values.yaml', 'b: 1\n', 4],
  ['a file beside the workspace', 'README.md', 'x', 0],
  ['what is rendered of one release', 'rendered/e1/r1/render.yml', 'x', 1],
])('%s touches what is made of it', async (_what, ...[path, text, rows]) => {
  using files = await place()
  files.write(path, text)
  await files.git('add', '-A')
  await files.git('commit', '-qm', 'second')

  const ran = await sluice(['plan', '--matrix', '--workspace', files.root, '--base', 'HEAD~1'])

  expect(JSON.parse(ran.out).include, ran.err).toHaveLength(rows)
})

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { paired, ran, rowOf, type Row } from './row.ts'
import { project, shared, sluice } from './sluice.ts'

/** The repository's own environments, beside bare helm for the same four releases, one after another. */
export async function renderDemo(): Promise<readonly Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'sluice-bench-'))
  cpSync(join(project, 'values'), join(root, 'values'), { recursive: true })
  const releases = ['staging', 'production'].flatMap((environment) => [
    helmArguments(join(root, 'values/_charts/meadow-1.0.0'), 'meadow', valuesOf(root, environment, 'meadow')),
    helmArguments(join(root, 'values/_charts/storefront-0.4.0'), 'storefront', valuesOf(root, environment, 'storefront')),
  ])
  const rows = await measured('of the demo, 4 releases', root, releases)
  rmSync(root, { recursive: true })
  return rows
}

const valuesOf = (root: string, environment: string, release: string): readonly string[] => [
  `--values=${join(root, 'values/_shared', `${release}.yml`)}`,
  `--values=${join(root, 'values', environment, `${release}.yml`)}`,
]

/** Every chart of the corpus that the embedded helm renders with default values, an environment each, beside bare helm, one after another. */
export async function renderCorpus(): Promise<readonly Row[]> {
  const helm = await embeddedProgram('helm')
  const root = mkdtempSync(join(tmpdir(), 'sluice-bench-'))
  const charts = readdirSync(shared('corpus/charts'))
    .map((name) => shared(`corpus/charts/${name}`))
    .map((path, index) => ({ path, name: `r${index}`, args: helmArguments(path, `r${index}`, []) }))
    .filter(({ args }) => spawnSync(helm, args, { maxBuffer: 2 ** 28 }).status === 0)
  for (const chart of charts) writeEnvironment(root, chart)
  const rows = await measured(
    `of ${charts.length} corpus charts`,
    root,
    charts.map(({ args }) => args),
  )
  rmSync(root, { recursive: true })
  return rows
}

const helmArguments = (path: string, name: string, values: readonly string[]): readonly string[] => [
  'template',
  name,
  path,
  '--namespace=ns',
  '--include-crds',
  '--skip-tests',
  '--kube-version=1.35.0',
  '--api-versions=v1',
  ...values,
]

function writeEnvironment(root: string, { path, name }: { path: string; name: string }): void {
  const [, chart = '', version = ''] = /([^/]+?)-(v?\d+\.\d+\.\d+[^/]*)\.tgz$/.exec(path) ?? []
  mkdirSync(join(root, 'values', name), { recursive: true })
  writeFileSync(join(root, 'values', name, 'capabilities.yml'), 'kubeVersion: "1.35.0"\napiVersions: [v1]\n')
  writeFileSync(
    join(root, 'values', name, 'environment.yml'),
    `releases:\n  - { name: ${name}, namespace: ns, chart: ${chart}, repository: "${path}", version: "${version}", hooks: drop, secrets: allow }\n`,
  )
}

async function measured(name: string, root: string, releases: readonly (readonly string[])[]): Promise<readonly Row[]> {
  const helm = await embeddedProgram('helm')
  const helmAlone = (): void => releases.forEach((args) => void ran(helm, args))
  const render = (): void => void sluice(['render', '--workspace', root])
  const cold = (): void => {
    rmSync(join(root, 'rendered'), { recursive: true, force: true })
    render()
  }
  const against = 'bare helm'
  return [
    rowOf(`render ${name}, cold`, paired({ value: cold, baseline: helmAlone, rounds: 3 }), { against, atMost: 0.75 }),
    rowOf(`render ${name}, unchanged`, paired({ value: render, baseline: helmAlone, rounds: 3 }), { against, atMost: 0.1 }),
  ]
}

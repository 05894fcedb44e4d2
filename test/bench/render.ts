import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { paired, ran, rowOf, type Row } from './row.ts'
import { peakMemory } from './peak-memory.ts'
import { ownCache, project, shared, sluice } from './sluice.ts'

/** The repository's own environments, beside bare helm for the same four releases, one after another. */
export async function renderDemo(): Promise<readonly Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'sluice-bench-'))
  cpSync(join(project, 'values'), join(root, 'values'), { recursive: true })
  const releases = ['staging', 'production'].flatMap((environment) => [
    helmArguments(join(root, 'values/_charts/meadow-1.0.0'), 'meadow', valuesOf(root, environment, 'meadow')),
    helmArguments(join(root, 'values/_charts/storefront-0.4.0'), 'storefront', valuesOf(root, environment, 'storefront')),
  ])
  const rows = await measured('of the demo, 4 releases', root, { releases, targets: { cold: 0.75, unchanged: 0.1 } })
  rmSync(root, { recursive: true })
  return rows
}

const valuesOf = (root: string, environment: string, release: string): readonly string[] => [
  `--values=${join(root, 'values/_shared', `${release}.yml`)}`,
  `--values=${join(root, 'values', environment, `${release}.yml`)}`,
]

/** Every chart of the corpus that the embedded helm renders with default values, always the same, an environment each, beside bare helm, one after another. */
export async function renderCorpus(): Promise<readonly Row[]> {
  const helm = await embeddedProgram('helm')
  const root = mkdtempSync(join(tmpdir(), 'sluice-bench-'))
  const charts = readdirSync(shared('corpus/charts'))
    .map((name) => shared(`corpus/charts/${name}`))
    .map((path, index) => ({ path, name: `r${index}`, args: helmArguments(path, `r${index}`, []) }))
    .filter(({ args }) => isSteady(helm, args))
  for (const chart of charts) writeEnvironment(root, chart)
  const releases = charts.map(({ args }) => args)
  const rows = await measured(`of ${charts.length} corpus charts`, root, { releases, targets: { cold: 0.65, unchanged: 0.03 } })
  rmSync(root, { recursive: true })
  return rows
}

/** Whether helm renders a chart, and twice the same: one with a random password is refused until somebody accepts it. */
function isSteady(helm: string, args: readonly string[]): boolean {
  const [first, second] = [1, 2].map(() => spawnSync(helm, args, { maxBuffer: 2 ** 28, encoding: 'utf8' }))
  return first?.status === 0 && first.stdout === second?.stdout
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

type Targets = { readonly cold: number; readonly unchanged: number }

async function measured(
  name: string,
  root: string,
  { releases, targets }: { releases: readonly (readonly string[])[]; targets: Targets },
): Promise<readonly Row[]> {
  const helm = await embeddedProgram('helm')
  const env = await ownCache(root)
  const helmAlone = (): void => releases.forEach((args) => void ran(helm, args))
  const args = ['render', '--workspace', root]
  const render = (): void => void sluice(args, { env })
  const forget = (): void => ['rendered', '.cache'].forEach((folder) => rmSync(join(root, folder), { recursive: true, force: true }))
  const cold = (): void => {
    forget()
    render()
  }
  const against = 'bare helm'
  const rows = [
    rowOf(`render ${name}, cold`, paired({ value: cold, baseline: helmAlone, rounds: 3 }), { against, atMost: targets.cold }),
    rowOf(`render ${name}, unchanged`, paired({ value: render, baseline: helmAlone, rounds: 3 }), { against, atMost: targets.unchanged }),
  ]
  forget()
  return [...rows, peakMemory(`render ${name}, peak memory`, args, env)]
}

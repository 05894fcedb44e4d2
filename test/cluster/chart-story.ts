import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { scratch, sluice, type Ran } from '../cli/workspace.ts'
import type { ApiServer } from './api-server.ts'

const corpus = join(import.meta.dirname, '../../../shared/corpus/charts')

/** A release of a chart that real people install. */
export type ChartRelease = {
  readonly name: string
  readonly namespace: string
  readonly chart: string
  readonly version: string
  /** Its archive in the corpus; the chart's name and version where it is left out. */
  readonly archive?: string
  /** More keys of the release, as YAML. */
  readonly more?: string
}

const archiveOf = ({ chart, version, archive = `${chart}-${version}.tgz` }: ChartRelease): string => join(corpus, archive)

/** Archives that are not there; '' where all are. */
export const missingCharts = (releases: readonly ChartRelease[]): string =>
  releases
    .map(archiveOf)
    .filter((path) => !existsSync(path))
    .join(', ')

/** A repository whose releases come from the corpus, on a server that may have other things too. */
export type ChartStory = {
  /** Another set of releases, rendered and committed as a person would after a bump. */
  release(releases: readonly ChartRelease[]): Promise<void>
  run(verb: string, ...flags: readonly string[]): Promise<Ran>
  /** The same by another kubeconfig. */
  runBy(kubeconfig: string, verb: string, ...flags: readonly string[]): Promise<Ran>
  [Symbol.dispose](): void
}

export async function openChartStory(
  { kubeconfig, context }: ApiServer,
  namespace: string,
  values: Readonly<Record<string, string>> = {},
): Promise<ChartStory> {
  const place = scratch({
    ...values,
    'values/_charts/namespace/Chart.yaml': 'apiVersion: v2\nname: namespace\nversion: 1.0.0\n',
    'values/_charts/namespace/templates/namespace.yaml': `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${namespace} }\n`,
    'values/e/capabilities.yml': 'kubeVersion: "1.36.0"\napiVersions: [v1]\n',
  })
  const env = { KUBECONFIG: kubeconfig, SLUICE_KUBECTL: await embeddedProgram('kubectl') }
  const runBy: ChartStory['runBy'] = (other, verb, ...flags) => sluice([verb, '--workspace', place.root, ...flags], { env: { ...env, KUBECONFIG: other } })
  const run: ChartStory['run'] = (verb, ...flags) => runBy(kubeconfig, verb, ...flags)
  await place.git('init', '-q')
  for (const [key, value] of [
    ['user.name', 'Test'],
    ['user.email', 'test@example.com'],
  ] as const)
    await place.git('config', key, value)
  const commit = async (): Promise<void> => {
    await place.git('add', 'values')
    await place.git('commit', '-q', '-m', 'values')
  }
  return {
    run,
    runBy,
    release: async (releases) => {
      place.write('values/e/environment.yml', environment(context, namespace, releases))
      await commit()
      // What the cluster serves decides what charts render.
      await succeed(run('snapshot'))
      await commit()
      await succeed(run('render', '--commit'))
    },
    [Symbol.dispose]: () => place[Symbol.dispose](),
  }
}

const environment = (context: string, namespace: string, releases: readonly ChartRelease[]): string => `cluster: { context: ${context} }
inventory: { name: ${namespace} }
releases:
  - { name: namespace, namespace: ${namespace}, chart: namespace, repository: ../_charts/namespace, version: 1.0.0 }
${releases.map((release) => `  - { name: ${release.name}, namespace: ${release.namespace}, chart: ${release.chart}, repository: ${archiveOf(release)}, version: ${release.version}${release.more ?? ''} }\n`).join('')}`

async function succeed(running: Promise<Ran>): Promise<void> {
  const { code, out, err } = await running
  if (code !== 0) throw new Error(`exit ${code}: ${out}${err}`)
}

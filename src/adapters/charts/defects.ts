import { relative, sep } from 'node:path'
import { Failure } from '../../model/failure.ts'
import type { Release } from '../../model/workspace.ts'
import type { ChartDefect, ChartFacts } from './contents.ts'

/** What is wrong with a chart; `naming` says with which. */
export const defect = (what: string, hint: string, cause?: unknown): Failure => new Failure('chart-invalid', what, { hint, cause })

/** Does the work; a defect that it meets is told of the chart as environment.yml names it. */
export async function naming<T>(release: Release, workspaceRoot: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isSystemError(error)) throw unusable(error, placeOf(release, workspaceRoot))
    if (!(error instanceof Failure) || error.code !== 'chart-invalid') throw error
    throw new Failure('chart-invalid', `Cannot use chart ${placeOf(release, workspaceRoot)}: ${error.message}`, {
      hint: error.hint,
      problems: error.problems,
      cause: error,
    })
  }
}

type SystemError = Error & { readonly code: string; readonly path?: string }

const isSystemError = (error: unknown): error is SystemError => error instanceof Error && 'syscall' in error && 'code' in error

const unusable = (error: SystemError, place: string): Failure =>
  new Failure('files-failed', `Cannot use chart ${place}: ${error.code} at ${error.path ?? 'a file'}`, {
    hint: 'Look at rights and space there; XDG_CACHE_HOME moves the cache',
    cause: error,
  })

function placeOf({ source, chart, version }: Release, workspaceRoot: string): string {
  if ('url' in source) return `${chart} ${version} from ${source.url}`
  return source.path.startsWith(workspaceRoot + sep) ? relative(workspaceRoot, source.path) : source.path
}

export function refuseOtherDigest(digest: string, release: Release): void {
  if (release.digest === '' || release.digest === digest) return
  throw defect(
    `its bytes are not the locked ones: ${digest} found, ${release.digest} expected`,
    `Find out who changed it; when the new bytes are wanted: npm run update -- --lock --release ${release.name}, or write digest: ${digest}`,
  )
}

export function refuseOther({ name, version }: ChartFacts, release: Release): void {
  if (name === release.chart && version === release.version) return
  throw defect(
    `its Chart.yaml says "${printable(name)}" ${printable(version)}, expected "${release.chart}" ${release.version}`,
    'Correct chart and version in environment.yml, or take the right chart',
  )
}

export function refuseSchemas(schemas: readonly ChartDefect[]): void {
  refuseDefects(schemas, 'Take a chart whose schema is whole; or set skipSchemaValidation: true for the release, so that helm does not read it')
}

export function refuseSubcharts(subcharts: readonly ChartDefect[]): void {
  refuseDefects(subcharts, "Run helm dependency update in the chart's folder; or, when you want those that are there, set subcharts: warn for the release")
}

export function refuseUndecided(subcharts: readonly string[], release: Release): void {
  if (subcharts.length === 0 || release.digest !== '') return
  throw defect(
    `it has no Chart.lock, so that nothing decides which version of ${printable(subcharts.join(', '))} it is rendered with`,
    "Run helm dependency update in the chart's folder, and commit Chart.lock with charts/",
  )
}

function refuseDefects(defects: readonly ChartDefect[], hint: string): void {
  const [first] = defects
  if (first === undefined) return
  const problems = defects.map(({ file, what }) => ({ file: printable(file), line: 0, column: 0, path: '', message: printable(what), hint: '' }))
  throw new Failure('chart-invalid', `${printable(first.file)} ${printable(first.what)}`, { hint, problems })
}

/** Names come from the chart: they are shown without what could move a terminal or run over pages. */
export const printable = (name: string): string => {
  const plain = name.replaceAll(/[^\u0020-\u007e]/g, '?')
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain
}

import { listAt, textAt, type JsonObject } from '../../model/json.ts'
import { bodyOf } from './chart-yaml.ts'
import type { ChartDefect, ChartFile } from './contents.ts'
import { fits, isExact, isSameVersion } from './version-range.ts'

type Wanted = { readonly name: string; readonly version: string; readonly repository: string }

/** A chart of a chart, by the folder or archive that it lies in: '' is the chart itself. */
type Chart = {
  readonly folder: string
  readonly name: string
  readonly version: string
  readonly wanted: readonly Wanted[]
  /** What Chart.lock says; undefined where there is none. */
  readonly locked: readonly Wanted[] | undefined
}

/**
 * Where the subcharts that lie in a chart are not those that its Chart.yaml and its Chart.lock name. helm compares names only: it renders a subchart of any
 * version without a word, and leaves out what a subchart itself lacks.
 */
export function dependencyDefects(manifests: readonly ChartFile[]): readonly ChartDefect[] {
  const charts = chartsIn(manifests)
  return charts.flatMap((chart) => {
    const vendored = charts.filter(({ folder }) => isDirectlyBelow(folder, chart.folder))
    const found = chart.wanted.flatMap((wanted) => defectOf(wanted, chart, vendored) ?? [])
    return [...new Set(found)].map((what) => ({ file: `${chart.folder}Chart.yaml`, what }))
  })
}

/** Subcharts of a folder that any of several versions would satisfy, and that no Chart.lock decides: another machine can hold another one. */
export function undecided(manifests: readonly ChartFile[]): readonly string[] {
  const chart = chartsIn(manifests).find(({ folder }) => folder === '')
  if (chart === undefined || chart.locked !== undefined) return []
  const remote = chart.wanted.filter(({ repository }) => repository !== '' && !repository.startsWith('file:'))
  return remote.filter(({ version }) => !isExact(version)).map(({ name, version }) => `${name} ${version}`)
}

function chartsIn(manifests: readonly ChartFile[]): readonly Chart[] {
  return manifests.flatMap((file) => {
    if (!/(^|\/)Chart\.yaml$/.test(file.path)) return []
    const folder = file.path.slice(0, -'Chart.yaml'.length)
    const beside = (name: string): JsonObject | undefined => bodyAt(manifests, `${folder}${name}`)
    const body = bodyOf(file)
    const lock = beside('Chart.lock') ?? beside('requirements.lock')
    return {
      folder,
      name: textAt(body, 'name') ?? '',
      version: textAt(body, 'version') ?? '',
      // Charts of Helm 2 say it in a file of its own.
      wanted: wantedIn(beside('requirements.yaml') ?? body),
      locked: lock === undefined ? undefined : wantedIn(lock),
    }
  })
}

function bodyAt(manifests: readonly ChartFile[], path: string): JsonObject | undefined {
  const file = manifests.find((one) => one.path === path)
  return file === undefined ? undefined : bodyOf(file)
}

const wantedIn = (body: JsonObject): readonly Wanted[] =>
  listAt(body, 'dependencies').map((entry) => ({
    name: textAt(entry, 'name') ?? '',
    version: textAt(entry, 'version') ?? '',
    repository: textAt(entry, 'repository') ?? '',
  }))

/** helm passes over what in charts/ begins with "_" or ".". */
const isDirectlyBelow = (folder: string, parent: string): boolean => folder.startsWith(parent) && /^charts\/[^/_.][^/]*\/$/.test(folder.slice(parent.length))

function defectOf({ name, version }: Wanted, { locked }: Chart, vendored: readonly Chart[]): string | undefined {
  const lock = locked?.filter((entry) => entry.name === name)
  const chosen = lock?.find((entry) => !isExact(entry.version) || isWanted(entry.version, version))
  if (lock !== undefined && chosen === undefined) return `wants ${name} ${version}, but Chart.lock says ${versionsOf(lock)}`

  const held = vendored.filter((chart) => chart.name === name)
  if (held.length === 0) return `wants ${name} ${version}, but charts/ does not hold it`
  const fitting = held.filter((chart) => isWanted(chart.version, version))
  if (fitting.length === 0) return `wants ${name} ${version}, but charts/ holds ${versionsOf(held)}`
  if (chosen === undefined || !isExact(chosen.version) || fitting.some((chart) => isSameVersion(chart.version, chosen.version))) return undefined
  return `wants ${name} ${version}, for which Chart.lock says ${chosen.version}, but charts/ holds ${versionsOf(fitting)}`
}

const isWanted = (found: string, range: string): boolean => range === '' || fits(found, range)

const versionsOf = (charts: readonly { readonly version: string }[]): string => charts.map(({ version }) => version).join(' and ') || 'nothing of it'

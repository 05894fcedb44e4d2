import { unstableCallsIn } from './template-calls.ts'

export type ChartFile = {
  readonly path: string
  /** Nothing where the file has no role for us. */
  readonly bytes: Buffer
  /** The functions that its templates call and that can answer otherwise next time. */
  readonly calls: ReadonlySet<string>
}

/** What is read of a chart, of its subcharts, and of their archives: everything else is helm's business alone. */
export type ChartContents = {
  /** values.schema.json */
  readonly schemas: readonly ChartFile[]
  /** Chart.yaml, and what else says which subcharts a chart wants. */
  readonly manifests: readonly ChartFile[]
  /** What its files call that can answer otherwise next time. */
  readonly calls: ReadonlySet<string>
}

/** What a chart says of itself. */
export type ChartFacts = { readonly name: string; readonly version: string; readonly appVersion: string }

/** What is wrong with a file of a chart. */
export type ChartDefect = { readonly file: string; readonly what: string }

// helm looks for subcharts in charts/ of a chart, and in charts/ of those.
const manifest = /^(charts\/[^/]+\/)*(Chart|requirements)\.(yaml|lock)$/

/** What a file of a chart is to us, by its path below the chart's folder. */
export function roleOf(path: string): 'manifest' | 'schema' | 'subchart' | 'other' {
  if (manifest.test(path)) return 'manifest'
  if (/(^|\/)values\.schema\.json$/.test(path)) return 'schema'
  return /(^|\/)charts\/[^/]+\.tgz$/.test(path) ? 'subchart' : 'other'
}

/** Any file can hold templates, since charts hand files and values of their own to `tpl`. */
export const chartFile = (path: string, bytes: Buffer): ChartFile => ({
  path,
  bytes: roleOf(path) === 'other' ? nothing : bytes,
  calls: bytes.includes('{{') ? unstableCallsIn(bytes.toString('utf8')) : none,
})

const nothing = Buffer.alloc(0)
const none: ReadonlySet<string> = new Set()

/** The files of a chart and what its packed subcharts hold → all of it, by role. */
export function contentsOf(files: readonly ChartFile[], packed: readonly ChartContents[]): ChartContents {
  return {
    schemas: [...files.filter(({ path }) => roleOf(path) === 'schema'), ...packed.flatMap(({ schemas }) => schemas)],
    manifests: [...files.filter(({ path }) => roleOf(path) === 'manifest'), ...packed.flatMap(({ manifests }) => manifests)],
    calls: new Set([...files, ...packed].flatMap(({ calls }) => [...calls])),
  }
}

export type ChartFile = { readonly path: string; readonly bytes: Buffer }

/** What is read of a chart, of its subcharts, and of their archives: everything else is helm's business alone. */
export type ChartContents = {
  /** values.schema.json */
  readonly schemas: readonly ChartFile[]
  /** Chart.yaml, and what else says which subcharts a chart wants. */
  readonly manifests: readonly ChartFile[]
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

/** The files of a chart and what its packed subcharts hold → all of it, by role. */
export function contentsOf(files: readonly ChartFile[], packed: readonly ChartContents[]): ChartContents {
  return {
    schemas: [...files.filter(({ path }) => roleOf(path) === 'schema'), ...packed.flatMap(({ schemas }) => schemas)],
    manifests: [...files.filter(({ path }) => roleOf(path) === 'manifest'), ...packed.flatMap(({ manifests }) => manifests)],
  }
}

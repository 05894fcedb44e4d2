export type ChartFile = { readonly path: string; readonly bytes: Buffer }

/** What is read of a chart: everything else is helm's business alone. */
export type ChartContents = {
  readonly chartYaml: Buffer
  /** values.schema.json of the chart, of its subcharts, and of their archives. */
  readonly schemas: readonly ChartFile[]
}

/** What a chart says of itself. */
export type ChartFacts = { readonly name: string; readonly version: string; readonly appVersion: string }

/** Why a values.schema.json must not reach helm. */
export type SchemaDefect = { readonly file: string; readonly what: string }

/** What a file of a chart is to us, by its path below the chart's folder. */
export function roleOf(path: string): 'chart-yaml' | 'schema' | 'subchart' | 'other' {
  if (path === 'Chart.yaml') return 'chart-yaml'
  if (/(^|\/)values\.schema\.json$/.test(path)) return 'schema'
  return /(^|\/)charts\/[^/]+\.tgz$/.test(path) ? 'subchart' : 'other'
}

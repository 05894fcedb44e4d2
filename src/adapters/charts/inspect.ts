import { compareText } from '../../model/json.ts'
import { factsOf } from './chart-yaml.ts'
import type { ChartContents, ChartDefect, ChartFacts } from './contents.ts'
import { defect } from './defects.ts'
import { dependencyDefects, undecided } from './dependencies.ts'
import { schemaDefects } from './schema.ts'

export type Inspection = {
  readonly facts: ChartFacts
  readonly schemas: readonly ChartDefect[]
  readonly subcharts: readonly ChartDefect[]
  /** Subcharts that are whatever somebody fetched last. */
  readonly undecided: readonly string[]
  readonly calls: readonly string[]
}

/** A chart's files → what it says of itself, and what helm must not read. */
export function inspect({ schemas, manifests, calls }: ChartContents): Inspection {
  const chartYaml = manifests.find(({ path }) => path === 'Chart.yaml')
  if (chartYaml === undefined) throw defect('it holds no Chart.yaml', 'Let repository name a folder that holds Chart.yaml, or the .tgz that helm package makes')
  return {
    facts: factsOf(chartYaml),
    schemas: schemas.flatMap(schemaDefects),
    subcharts: dependencyDefects(manifests),
    undecided: undecided(manifests),
    calls: [...calls].toSorted(compareText),
  }
}

import { factsOf } from './chart-yaml.ts'
import type { ChartContents, ChartFacts, SchemaDefect } from './contents.ts'
import { schemaDefects } from './schema.ts'

export type Inspection = { readonly facts: ChartFacts; readonly schemas: readonly SchemaDefect[] }

/** A chart's files → what it says of itself, and what helm must not read. */
export const inspect = ({ chartYaml, schemas }: ChartContents): Inspection => ({ facts: factsOf(chartYaml), schemas: schemas.flatMap(schemaDefects) })

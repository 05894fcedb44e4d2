import { createHash } from 'node:crypto'
import { createCache } from '../../src/adapters/cache.ts'
import { createCharts } from '../../src/adapters/charts.ts'
import { createPrograms } from '../../src/adapters/programs.ts'
import { createRun } from '../../src/adapters/run.ts'
import type { ChartSource, Release } from '../../src/model/workspace.ts'
import type { Charts } from '../../src/ports/charts.ts'

/** A release of the chart "c" 1.0.0. */
export const releaseOf = (source: ChartSource, more: Partial<Release> = {}): Release => ({
  name: 'r',
  namespace: 'ns',
  chart: 'c',
  version: '1.0.0',
  source,
  digest: '',
  values: [],
  isUpgrade: false,
  needs: [],
  encryptedSecrets: [],
  hooks: 'error',
  accept: [],
  secrets: 'refuse',
  subcharts: 'refuse',
  skipSchemaValidation: false,
  allow: undefined,
  ...more,
})

export const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

const run = createRun()

export function chartsOf(folder: string, more: Record<string, string> = {}, cacheRoot = `${folder}/cache`): Charts {
  const env = {
    ...process.env,
    SLUICE_HELM: 'embedded',
    HELM_CACHE_HOME: `${folder}/helm/cache`,
    HELM_CONFIG_HOME: `${folder}/helm/config`,
    HELM_DATA_HOME: `${folder}/helm/data`,
    ...more,
  }
  return createCharts({
    run,
    findProgram: createPrograms({ env, workspaceRoot: '/nonexistent' }),
    cacheRoot,
    workspaceRoot: `${folder}/workspace`,
    cache: createCache(`${folder}/cache`),
    env,
  })
}

import { existsSync } from 'node:fs'
import { hasGo } from '../oracle/oracle.ts'
import { findChromium } from '../page/chromium.ts'
import { applyMany } from './apply.ts'
import { diffSpeed } from './diff.ts'
import { driftSpeed } from './drift.ts'
import { checkLive } from './live.ts'
import { renderMany } from './many.ts'
import { renderCorpus, renderDemo } from './render.ts'
import type { Row } from './row.ts'
import { shared } from './sluice.ts'
import { scale } from './scale.ts'
import { startUp } from './start-up.ts'
import { checkLargest } from './check.ts'
import { meshChanges } from './mesh.ts'
import { openPage } from './page.ts'
import { yamlSpeed } from './yaml.ts'
import { compatPrometheus } from './compat.ts'

export type Benchmark = {
  readonly name: string
  /** '' when it can run here, else why not. */
  readonly needs: () => string
  readonly run: () => Promise<readonly Row[]>
}

const nothing = (): string => ''
const corpus = (): string => (existsSync(shared('corpus/charts')) ? '' : 'it needs the corpus at ../shared')

export const benchmarks: readonly Benchmark[] = [
  { name: 'start-up', needs: nothing, run: startUp },
  { name: 'render-demo', needs: nothing, run: renderDemo },
  { name: 'render-corpus', needs: corpus, run: renderCorpus },
  { name: 'render-yaml', needs: () => (hasGo ? corpus() : 'it needs Go, to build the other parser'), run: yamlSpeed },
  { name: 'render-many', needs: nothing, run: renderMany },
  { name: 'scale', needs: nothing, run: scale },
  { name: 'check-largest', needs: corpus, run: checkLargest },
  { name: 'diff', needs: () => (hasGo ? corpus() : 'it needs Go, to build dyff'), run: diffSpeed },
  { name: 'compat', needs: corpus, run: compatPrometheus },
  { name: 'apply', needs: () => (hasGo ? '' : 'it needs Go, to build an API server'), run: applyMany },
  { name: 'mesh', needs: nothing, run: meshChanges },
  { name: 'page', needs: () => (findChromium() === undefined ? 'it needs a chromium on PATH' : ''), run: openPage },
  { name: 'drift', needs: () => (hasGo ? '' : 'it needs Go, to build an API server'), run: driftSpeed },
  { name: 'live', needs: () => (hasGo ? '' : 'it needs Go, to build an API server'), run: checkLive },
]

import { posix } from 'node:path'
import { movedValues, type MovedValue } from '../../config/config.ts'
import type { Cause } from '../../model/difference.ts'
import type { Environment, Release } from '../../model/workspace.ts'
import { readProvenance } from '../../store/store.ts'
import { committedFiles, type Readable } from '../workspace/committed-files.ts'
import { loadEnvironment } from '../workspace/load-environment.ts'
import { movedCauses } from '../workspace/moved-causes.ts'
import { once } from './once.ts'
import type { Review } from './review.ts'

/** What moved of a release since the base of its review. */
export type ReleaseMoves = {
  readonly causes: readonly Cause[]
  /** The key of its entry in environment.yml that names another chart than before; '' where none does. */
  readonly chartKey: string
  readonly values: readonly (MovedValue & { readonly file: string })[]
}

/** The releases of an environment, each with what moved of it; undefined where nothing is known of before, or the release is no more. */
export function releaseMoves({ root, environment, releases, base, ports }: Review): (release: string) => Promise<ReleaseMoves | undefined> {
  const before = once((revision) => stateAt(revision, { root, environment, ports }))
  return async (name) => {
    const now = environment.releases.find((release) => release.name === name)
    const state = base.revision === undefined ? undefined : await before(base.revision)
    if (state === undefined || now === undefined) return undefined
    const old = state.environment.releases.find((release) => release.name === name)
    if (old === undefined) return { causes: ['release'], chartKey: 'version', values: [] }
    const provenance = readProvenance(base.files.get(`rendered/${environment.name}/${name}/render.yml`) ?? '')
    const causes = movedCauses({
      base: { root, environment: state.environment, release: old, provenance },
      now: { root, environment, release: now, provenance: releases.find(({ outcome }) => outcome.name === name)?.provenance },
    })
    const values = causes.includes('values') ? await valuesThatMoved(now, { root, before: state.files, after: ports.files }) : []
    return { causes, chartKey: chartKeyOf(old, now), values }
  }
}

type State = { readonly environment: Environment; readonly files: Readable }

/** Undefined where the commit has no such environment, or one that this Sluice cannot read. */
async function stateAt(revision: string, { root, environment, ports }: Pick<Review, 'root' | 'environment' | 'ports'>): Promise<State | undefined> {
  const files = committedFiles(await ports.git(), revision, root)
  const read = await loadEnvironment(files, root, environment.name)
  return read.ok ? { environment: read.value, files } : undefined
}

// In the order in which a reviewer looks for what moved a chart.
const chartKeys = {
  version: ({ version }) => version,
  digest: ({ digest }) => digest,
  repository: ({ source }) => JSON.stringify(source),
  chart: ({ chart }) => chart,
} as const satisfies Readonly<Record<string, (release: Release) => string>>

const chartKeyOf = (old: Release, now: Release): string => Object.entries(chartKeys).find(([, of]) => of(old) !== of(now))?.[0] ?? ''

type Sides = { readonly root: string; readonly before: Readable; readonly after: Pick<Readable, 'readText'> }

async function valuesThatMoved({ values }: Release, { root, before, after }: Sides): Promise<ReleaseMoves['values']> {
  const own = values.filter((path) => path.startsWith(`${root}/`))
  const moved = await Promise.all(
    own.map(async (path) => {
      const [old = '', now = ''] = await Promise.all([before.readText(path), after.readText(path)])
      return old === now ? [] : movedValues(old, now).map((value) => ({ ...value, file: posix.relative(root, path) }))
    }),
  )
  return moved.flat()
}

import { posix } from 'node:path'
import type { Environment, Workspace } from '../../model/workspace.ts'
import type { Ports } from '../../ports/ports.ts'
import { allOrFailure } from '../all-or-failure.ts'
import { inParallel } from '../in-parallel.ts'
import { loadRemembered, type Selection } from '../workspace/load-workspace.ts'
import { createProgress } from './progress.ts'
import type { ReleaseJob } from './release-job.ts'
import { renderRelease } from './render-release.ts'
import type { Rendering } from './rendering.ts'
import { partOf } from '../shards/part-of.ts'
import { refuseSharedIdentities, type Holder } from './shared-identities.ts'

export type RenderOptions = Selection & {
  /** Write nothing; say whether rendered/ is what the inputs give. */
  readonly isCheck: boolean
  /** Commit rendered/ alone afterwards. */
  readonly isCommit: boolean
  /** How many releases are rendered at once; undefined leaves it to the machine. */
  readonly jobs: number | undefined
}

/** All that is to be written, built beside its place. */
export type RenderPlan = {
  readonly workspace: Workspace
  readonly renderings: readonly Rendering[]
  /** Absolute folders of releases that no environment lists any more. */
  readonly stale: readonly string[]
  readonly hasMoved: boolean
}

/** Renders every selected release, or none: where one fails, nothing stays of the others. */
export async function planRender(options: RenderOptions, ports: Ports): Promise<RenderPlan> {
  // Listing a folder clears what a run that was stopped left there; where nothing has moved, nobody else would.
  await ports.files.list(posix.join(options.root, 'rendered'))
  const { part, ...selection } = options
  const whole = await loadRemembered(ports.files, selection, await ports.cache())
  const workspace = part === undefined ? whole : { ...whole, environments: partOf(whole.environments, part) }
  const jobs = workspace.environments.flatMap((environment) =>
    environment.releases.map((release): ReleaseJob => ({ root: options.root, environment, release })),
  )
  const progress = createProgress(jobs.length, ports)
  const work = (job: ReleaseJob): Promise<Rendering> => progress.follow(job, () => renderRelease(job, { ports, isCheck: options.isCheck }))
  // One more than the cores: while the text of one release is read here, each core has a helm.
  const width = options.jobs ?? ports.cores + 1
  const settled = await ports.terminal.during(progress.status, () => inParallel(jobs, width, work))
  try {
    const renderings = allOrFailure(settled)
    refuseSharedIdentities(renderings, await standingBeside(renderings, whole, ports))
    const stale = options.releases.length > 0 ? [] : await staleFolders(options.root, begunIn(workspace, whole), ports)
    return { workspace, renderings, stale, hasMoved: stale.length > 0 || renderings.some(({ hasMoved }) => hasMoved) }
  } catch (error) {
    await discard(settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])))
    throw error
  }
}

/** Of environments that are cut in two, the shard that has the first release looks for what is left over: every folder is looked at once. */
function begunIn(part: Workspace, whole: Workspace): readonly Environment[] {
  const first = new Map(part.environments.map(({ name, releases }) => [name, releases[0]?.name]))
  return whole.environments.filter(({ name, releases }) => first.has(name) && first.get(name) === releases[0]?.name)
}

/** Names of files of releases that other machines render, as they stand here: an object may come from one release only. */
async function standingBeside(renderings: readonly Rendering[], whole: Workspace, ports: Ports): Promise<readonly Holder[]> {
  const own = new Set(renderings.map(({ folder }) => folder))
  const folders = whole.environments.flatMap(({ name, releases }) =>
    releases.map((release) => ({ environment: name, release: release.name, folder: posix.join(whole.root, 'rendered', name, release.name) })),
  )
  const beside = folders.filter(({ environment, folder }) => !own.has(folder) && renderings.some(({ job }) => job.environment.name === environment))
  return Promise.all(beside.map(async ({ folder, ...place }) => ({ ...place, names: await ports.files.list(folder) })))
}

/** Removes what was built and is not in place. */
export async function discard(renderings: readonly Rendering[]): Promise<void> {
  for (const { staged } of renderings) await staged?.discard()
}

/** Folders of releases that environment.yml no longer lists. */
async function staleFolders(root: string, environments: readonly Environment[], ports: Ports): Promise<readonly string[]> {
  const perEnvironment = await Promise.all(
    environments.map(async ({ name, releases }) => {
      const folder = posix.join(root, 'rendered', name)
      const names = (await ports.files.list(folder)).filter((entry) => entry.endsWith('/')).map((entry) => entry.slice(0, -1))
      return names.filter((entry) => !releases.some((release) => release.name === entry)).map((entry) => posix.join(folder, entry))
    }),
  )
  return perEnvironment.flat()
}

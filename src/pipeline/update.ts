import { posix } from 'node:path'
import { gt } from 'semver'
import { withVersions } from '../config/config.ts'
import { Failure } from '../model/failure.ts'
import type { Outcome, Update } from '../model/outcome.ts'
import type { Charts } from '../ports/charts.ts'
import type { Ports } from '../ports/ports.ts'
import { allOrFailure } from './all-or-failure.ts'
import { inParallel } from './in-parallel.ts'
import { loadUnlocked } from './workspace/load-workspace.ts'
import type { ReleaseJob } from './render/release-job.ts'
import type { UpdateOptions } from './update/update-options.ts'
import { updateOutcome } from './update/update-outcome.ts'

// Repositories answer slower than this machine works; more at once would be taken for an attack.
const width = 4

/** The charts of a workspace → newer ones, as their repositories have them: version and digest in each environment.yml, and no other byte. */
export async function update(options: UpdateOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const { root, environments } = await loadUnlocked(ports.files, options)
  const jobs = environments.flatMap((environment) => environment.releases.map((release): ReleaseJob => ({ root, environment, release })))
  const charts = await ports.charts()
  const looking = async (job: ReleaseJob): Promise<readonly Update[]> => {
    const found = await updateOf(job, options, charts)
    ports.terminal.say(`update ${job.environment.name} ${job.release.name} ${found === undefined ? 'stays' : found.to.version}`)
    return found === undefined ? [] : [found]
  }
  const updates = allOrFailure(await inParallel(jobs, width, looking), 'updated').flat()
  if (!options.isCheck) {
    for (const { name } of environments) await write(root, { name, updates: updates.filter(({ environment }) => environment === name) }, ports)
  }
  return { ...updateOutcome(options, jobs, updates), timings: { update: ports.clock.now() - started } }
}

async function updateOf({ environment, release }: ReleaseJob, { isCheck, isLock, hasPreReleases }: UpdateOptions, charts: Charts): Promise<Update | undefined> {
  const { name, chart, version, digest } = release
  const newest = isLock ? undefined : await charts.newest(release, { hasPreReleases })
  const wanted = newest !== undefined && gt(newest, version) ? newest : version
  const moves = wanted !== version
  if (!moves && !(isLock ? isLockable(release) : isUnlocked(release))) return undefined

  const standing = { environment: environment.name, release: name, chart, from: { version, digest } }
  // What would move is known without bringing it here.
  if (moves && isCheck) return { ...standing, to: { version: wanted, digest: '' } }
  const found = await charts.fetchUnlocked({ ...release, version: wanted })
  return !moves && found.digest === digest ? undefined : { ...standing, to: { version: wanted, digest: found.digest } }
}

const isUnlocked = ({ source, digest }: ReleaseJob['release']): boolean => 'url' in source && digest === ''

/** A folder is locked only where somebody chose to: whoever works on a chart would write its digest all day. */
const isLockable = ({ source, digest }: ReleaseJob['release']): boolean => source.kind !== 'folder' || digest !== ''

async function write(root: string, { name, updates }: { name: string; updates: readonly Update[] }, { files }: Ports): Promise<void> {
  if (updates.length === 0) return
  const file = `values/${name}/environment.yml`
  // Where it is a link to a file of the workspace, that file is the one to edit.
  const path = (await files.realPath(posix.join(root, file))) ?? posix.join(root, file)
  const read = withVersions(
    (await files.readText(path)) ?? '',
    file,
    updates.map(({ release, to }) => ({ release, ...to })),
  )
  if (!read.ok) throw new Failure('config-invalid', `Cannot write versions into ${file}`, { hint: 'Write them by hand', problems: read.problems })
  await files.writeText(path, read.value)
}

import { posix } from 'node:path'
import { readWaivers } from '../../config/config.ts'
import { gateChanges, type GateFiles, type Rules } from '../../gate/gate.ts'
import { Failure } from '../../model/failure.ts'
import type { Finding } from '../../model/finding.ts'
import type { Waiver } from '../../model/waiver.ts'
import { strictPolicy, type Environment } from '../../model/workspace.ts'
import type { Files } from '../../ports/files.ts'
import type { Git } from '../../ports/git.ts'
import type { Ports } from '../../ports/ports.ts'
import { refuseUnknownRules } from './known-rules.ts'
import { loadEnvironment } from './load-environment.ts'

/** What judges a change: policy and waivers as they were reviewed, and what the change moves of them. */
export type ReviewedGate = {
  readonly rules: Rules
  readonly changes: readonly Finding[]
  /** The environment as the change leaves it, but that its releases may do no more than was reviewed. */
  readonly environment: Environment
  /** The commit that they are read from; undefined outside Git, where nothing is reviewed and the files themselves count. */
  readonly revision: string | undefined
}

type Reader = Pick<Files, 'readText'>

/** The change that is judged: files of the disk, or those of a commit. */
export type Change = { readonly files: Reader; readonly commit?: string }

/** The gate of an environment as of the commit where this change left the default branch: what it brings itself counts once it is merged. */
export async function reviewedGate(
  environment: Environment,
  { root, isWhole, ports, at = { files: ports.files } }: { root: string; isWhole: boolean; ports: Ports; at?: Change },
): Promise<ReviewedGate> {
  const [now, revision] = await Promise.all([gateFiles(environment, root, at.files), reviewedRevision(ports, at.commit)])
  const waivers = await waiversOf(environment, root, now)
  refuseUnknownRules(environment, waivers)
  const common = { today: ports.clock.today(), isWhole }
  if (revision === undefined) return { rules: { ...common, policy: environment.policy, waivers }, changes: [], environment, revision }

  const committed = revision === at.commit ? at.files : atRevision(await ports.git(), revision, root)
  const before = await reviewedFiles(environment.name, root, committed)
  const rules = { ...common, policy: before?.environment.policy ?? strictPolicy, waivers: before === undefined ? [] : await reviewedWaivers(before, root) }
  return { rules, changes: gateChanges(before, now), environment: withReviewedRights(environment, before?.environment), revision }
}

/** What a release that is there already may touch; a new one brings what it may, which is shown with it. */
function withReviewedRights(environment: Environment, before: Environment | undefined): Environment {
  const reviewed = new Map((before?.releases ?? []).map((release) => [release.name, release]))
  return { ...environment, releases: environment.releases.map((release) => ({ ...release, allow: (reviewed.get(release.name) ?? release).allow })) }
}

async function reviewedRevision(ports: Ports, commit: string | undefined): Promise<string | undefined> {
  const git = await ports.git()
  return (await git.isRepository()) ? git.reviewed(commit) : undefined
}

/** Files of a commit, by the absolute paths that they have in the work tree. */
const atRevision = (git: Git, revision: string, root: string): Reader => ({
  readText: async (path) => {
    const file = posix.relative(root, path)
    return (await git.tree(revision, file)).get(file)
  },
})

async function gateFiles(environment: Environment, root: string, files: Reader): Promise<GateFiles> {
  const { waiversFile } = environment.policy
  const [waivers, snapshot] = await Promise.all([waiversFile === '' ? '' : files.readText(waiversFile), files.readText(environment.snapshotFile)])
  if (waivers === undefined) {
    throw new Failure('config-invalid', `There is no ${posix.relative(root, waiversFile)}, which the policy of ${environment.name} names for its waivers`, {
      hint: 'Write it (an empty list is []), or take policy.waivers out of environment.yml',
    })
  }
  return { root, environment, waivers, snapshot: snapshot ?? '' }
}

/** Undefined where the commit has no such environment, or one that this Sluice cannot read: the strict policy then counts. */
async function reviewedFiles(name: string, root: string, committed: Reader): Promise<GateFiles | undefined> {
  const read = await loadEnvironment(committed, root, name)
  if (!read.ok) return undefined
  const { waiversFile } = read.value.policy
  const [waivers = '', snapshot = ''] = await Promise.all([
    waiversFile === '' ? '' : committed.readText(waiversFile),
    committed.readText(read.value.snapshotFile),
  ])
  return { root, environment: read.value, waivers, snapshot }
}

async function waiversOf({ name, policy }: Environment, root: string, { waivers }: GateFiles): Promise<readonly Waiver[]> {
  if (policy.waiversFile === '') return []
  const read = await readWaivers(waivers, posix.relative(root, policy.waiversFile))
  if (read.ok) return read.value
  throw new Failure('config-invalid', `Cannot read the waivers of ${name}`, {
    hint: 'Mend what is listed, then run the same command again',
    problems: read.problems,
  })
}

/** Waivers that cannot be read waive nothing. */
async function reviewedWaivers({ environment, waivers }: GateFiles, root: string): Promise<readonly Waiver[]> {
  if (waivers === '') return []
  const read = await readWaivers(waivers, posix.relative(root, environment.policy.waiversFile))
  return read.ok ? read.value : []
}

/** A file as it was reviewed. `isOwn` where the change itself brings it; one that Git does not know was put there by whoever runs this. */
export async function reviewedText(
  path: string,
  { root, ports, revision }: { root: string; ports: Ports; revision: string | undefined },
): Promise<{ readonly text: string | undefined; readonly isOwn: boolean }> {
  const present = (): Promise<string | undefined> => ports.files.readText(path)
  if (revision === undefined || !path.startsWith(`${root}/`)) return { text: await present(), isOwn: false }
  const git = await ports.git()
  const reviewed = await atRevision(git, revision, root).readText(path)
  if (reviewed !== undefined) return { text: reviewed, isOwn: false }
  return { text: await present(), isOwn: (await atRevision(git, 'HEAD', root).readText(path)) !== undefined }
}

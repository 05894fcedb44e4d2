import { Failure } from '../model/failure.ts'
import type { Note, Outcome } from '../model/outcome.ts'
import type { GitHub } from '../ports/github.ts'
import type { Proposed } from '../ports/git.ts'
import type { Ports } from '../ports/ports.ts'
import { loadWorkspace, type Selection } from './workspace/load-workspace.ts'
import { emptyOutcome } from './outcomes.ts'
import { openPull } from './propose/open-pull.ts'
import { proposalOf, type Proposal } from './propose/proposal.ts'
import { publishReports } from './propose/publish-reports.ts'
import { standingBranch } from './propose/standing-branch.ts'
import { writeCommit } from './propose/write-commit.ts'

export type ProposeOptions = Selection & {
  /** '' for one named after the selection. */
  readonly branch: string
  /** '' for the default branch. */
  readonly base: string
  /** Folders to commit beside rendered/, relative to the workspace. */
  readonly include: readonly string[]
  /** Let GitHub make the commit. */
  readonly isSigned: boolean
  /** Absolute path of a snapshot to judge by; '' to report what differs. */
  readonly snapshot: string
}

/** What stands under rendered/ → a branch and a pull request of ours, made or brought up to date; the work of others is never written over. */
export async function propose(options: ProposeOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const [git, github] = await Promise.all([ports.git(), ports.github()])
  const workspace = await loadWorkspace(ports.files, options)
  const head = await git.head()
  if (head === undefined)
    throw new Failure('usage', 'Cannot propose: nothing is committed yet, expected the branch to merge into', { hint: 'Commit and push it first' })
  const paths = ['rendered', ...options.include]
  const changes = await git.proposed(head, paths)
  if (changes.changes.length === 0) return said('Nothing to propose: what is rendered is what HEAD has.', [], { propose: ports.clock.now() - started })

  const proposal = await proposalOf(workspace, { changes, options, base: options.base || (await github.branches.defaultName()) }, ports)
  await requireMerged(github, changes, proposal)
  const standing = await standingBranch(github, proposal)
  const { commit, note } = await writeCommit({ proposal, standing, paths, isSigned: options.isSigned }, { git, github })
  const { pull, note: opened } = await openPull(github, proposal)
  const reports = await publishReports({ options, workspace, head, pull: { ...pull, sha: commit } }, { github, ports })
  return said(`Proposed ${proposal.branch} for ${proposal.base}: #${pull.number}.`, [note, opened, ...reports], { propose: ports.clock.now() - started })
}

const said = (summary: string, notes: readonly Note[], timings: Outcome['timings']): Outcome => ({ ...emptyOutcome('propose'), notes, summary, timings })

/** Commits of this clone that are not merged would come along, unasked. */
async function requireMerged({ branches }: GitHub, { parent }: Proposed, { base }: Proposal): Promise<void> {
  const [first] = await branches.between(base, parent)
  if (first === undefined) return
  throw new Failure(
    'usage',
    `Cannot propose: HEAD has commits that ${base} on GitHub has not, the first of them ${first.sha.slice(0, 12)}; expected a commit of ${base}`,
    {
      hint: `git switch --detach origin/${base}, or name the branch to merge into with --base`,
    },
  )
}

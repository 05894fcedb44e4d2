import type { Note } from '../../model/outcome.ts'
import type { Git } from '../../ports/git.ts'
import type { GitHub } from '../../ports/github.ts'
import { publishers } from '../../report/report.ts'
import type { Proposal } from './proposal.ts'
import type { Standing } from './standing-branch.ts'

type Request = { readonly proposal: Proposal; readonly standing: Standing; readonly paths: readonly string[]; readonly isSigned: boolean }

type World = { readonly git: Git; readonly github: GitHub }

/** Brings the branch to what is proposed; nothing is written where it proposes that already. */
export async function writeCommit({ proposal, standing, paths, isSigned }: Request, world: World): Promise<{ readonly commit: string; readonly note: Note }> {
  const { branch, digest } = proposal
  if (standing.digest === digest) return { commit: standing.tip, note: { sign: 'info', text: `${branch} has it already: nothing was committed` } }
  const commit = isSigned ? await signed(proposal, { standing, paths }, world) : await pushed(proposal, standing, world)
  return { commit, note: { sign: 'pass', text: `Committed ${commit.slice(0, 12)} to ${branch}` } }
}

/** One commit on top of what is merged, in the place of those that we made before. */
async function pushed({ branch, title, changes, digest }: Proposal, { tip }: Standing, { git }: World): Promise<string> {
  const { message } = await publishers.proposal()
  const commit = await git.commitTree({ tree: changes.tree, parent: changes.parent, message: message({ title, tree: changes.tree, digest }) })
  await git.push({ branch, commit, expected: tip })
  return commit
}

/** GitHub commits on top of what it has, and only there: a branch that stands is continued. */
async function signed(
  { branch, title, changes, digest }: Proposal,
  { standing, paths }: { standing: Standing; paths: readonly string[] },
  { git, github }: World,
): Promise<string> {
  const { message } = await publishers.proposal()
  if (standing.tip === '') await github.branches.create(branch, changes.parent)
  const expected = standing.tip || changes.parent
  if (standing.tip !== '') await git.fetchCommit(expected)
  const onTip = expected === changes.parent ? changes : await git.proposed(expected, paths)
  const files = await Promise.all(onTip.changes.map(async ({ path, after }) => ({ path, bytes: after === '' ? undefined : await git.blob(after) })))
  return github.branches.commit(branch, { expected, message: message({ title, tree: onTip.tree, digest }), files })
}

import { Failure } from '../../model/failure.ts'
import type { GitHub } from '../../ports/github.ts'
import { publishers } from '../../report/report.ts'
import type { Proposal } from './proposal.ts'

/** The branch as it stands on GitHub: where it is, and what it proposes; each '' where there is none. */
export type Standing = { readonly tip: string; readonly digest: string }

/** Failure 'branch-taken' where it holds a commit that is not ours: what others did there stays. */
export async function standingBranch({ branches }: GitHub, { branch, base }: Proposal): Promise<Standing> {
  const tip = await branches.tip(branch)
  if (tip === undefined) return { tip: '', digest: '' }
  const { treeIn, digestIn } = await publishers.proposal()
  const commits = await branches.between(base, tip)
  const foreign = commits.find(({ message, tree }) => treeIn(message) !== tree)
  if (foreign === undefined) return { tip, digest: digestIn(commits.at(-1)?.message ?? '') ?? '' }
  throw new Failure('branch-taken', `Cannot update ${branch}: commit ${foreign.sha.slice(0, 12)} on it is somebody else's, and nothing was overwritten`, {
    hint: `Merge or close its pull request and delete the branch, or propose on another one: --branch NAME`,
  })
}

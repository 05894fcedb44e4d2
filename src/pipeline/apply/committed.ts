import { Failure } from '../../model/failure.ts'
import type { Git } from '../../ports/git.ts'
import type { ApplyOptions } from './options.ts'

/** The commit whose bytes are applied. Failure 'tree-modified' where somebody would take them for others. */
export async function commitToApply({ root, revision }: ApplyOptions, git: Git): Promise<string> {
  if (!(await git.isRepository()))
    throw new Failure('tree-modified', `Cannot apply: ${root} is not in a Git work tree, so nothing under rendered/ was reviewed`, {
      hint: 'Run git init, then npm run render -- --commit',
    })
  if (revision === '') await refuseUncommitted(git)
  const commit = await git.resolve(revision === '' ? 'HEAD' : revision)
  if (revision !== '') await refuseUnmerged(git, commit)
  return commit
}

/** Whoever names no commit means what lies here, and that would not be what is applied. */
async function refuseUncommitted(git: Git): Promise<void> {
  const modified = await git.modified('rendered')
  if (modified.length === 0) return
  const problems = modified.map((file) => ({
    file,
    line: 0,
    column: 0,
    path: '',
    message: 'This file is not as committed',
    hint: 'Commit it, or put it back: git checkout -- rendered',
  }))
  throw new Failure(
    'tree-modified',
    `Cannot apply: rendered/ has ${modified.length} uncommitted ${modified.length === 1 ? 'change' : 'changes'}. Nothing was applied`,
    { hint: 'Review and commit rendered/, then apply again', problems },
  )
}

/** A commit of one's own choice has to be one that was merged: else whoever may start a pipeline could apply what nobody reviewed. */
async function refuseUnmerged(git: Git, commit: string): Promise<void> {
  if (await git.isMerged(commit)) return
  throw new Failure('tree-modified', `Cannot apply ${commit.slice(0, 7)}: the default branch does not hold it, expected a commit that was merged`, {
    hint: 'Merge it first; or check it out and leave --rev away, where a branch may be applied',
  })
}

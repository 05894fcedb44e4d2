import { Failure } from '../../model/failure.ts'
import type { Ports } from '../../ports/ports.ts'

/** Only committed bytes were reviewed. */
export async function refuseUncommitted(root: string, ports: Ports): Promise<void> {
  const git = await ports.git()
  if (!(await git.isRepository()))
    throw new Failure('tree-modified', `Cannot apply: ${root} is not in a Git work tree, so nothing under rendered/ was reviewed`, {
      hint: 'Run git init, then npm run render -- --commit',
    })
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

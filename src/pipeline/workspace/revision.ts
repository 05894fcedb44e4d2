import { Failure } from '../../model/failure.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { Ports } from '../../ports/ports.ts'

type Asked = { readonly revision: string; readonly expected: string }

/** What HEAD is, for whoever goes on from what was found; nothing outside Git. */
export async function revisionOf(ports: Pick<Ports, 'git'>): Promise<Pick<Outcome, 'revision'>> {
  const git = await ports.git()
  const commit = (await git.isRepository()) ? await git.head() : undefined
  const tree = commit === undefined ? undefined : await git.treeOf(commit)
  return commit === undefined || tree === undefined ? {} : { revision: { commit, tree } }
}

/** Two steps of a pipeline can see two commits, since branches and tags of images move in between. The same files under another commit are the same. */
export async function refuseOtherTree({ revision, expected }: Asked, ports: Pick<Ports, 'git'>): Promise<void> {
  const git = await ports.git()
  const isThere = await git.isRepository()
  const [tree, wanted] = isThere ? await Promise.all([git.treeOf(revision), git.treeOf(expected)]) : []
  if (tree !== undefined && tree === wanted) return
  const state = wanted === undefined ? 'is not known here' : `has other files than ${revision}`
  throw new Failure('stale', `Cannot go on: the expected commit ${JSON.stringify(expected)} ${state}. Nothing was done`, {
    hint: 'Start again from the commit that lies here, or bring the expected one: git fetch, or the image that was built from it',
  })
}

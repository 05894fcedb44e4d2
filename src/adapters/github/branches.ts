import { Failure } from '../../model/failure.ts'
import type { BranchCommit, Branches } from '../../ports/github.ts'
import { commitOnBranch } from './commit-on-branch.ts'
import { endedBy } from './failures.ts'
import type { Session } from './session.ts'

export const createBranches = (session: Session): Branches => {
  const { octokit, place } = session
  return {
    defaultName: async () => (await octokit.rest.repos.get(place)).data.default_branch,
    tip: (branch) => tip(session, branch),
    between: (base, head) => between(session, `${base}...${head}`, 1),
    create: async (branch, sha) => void (await octokit.rest.git.createRef({ ...place, ref: `refs/heads/${branch}`, sha })),
    commit: (branch, change) => commitOnBranch(session, branch, change),
  }
}

const pageSize = 100

/** The client's own way through pages takes another part of this answer for its list. */
async function between(session: Session, basehead: string, page: number): Promise<readonly BranchCommit[]> {
  const { octokit, place } = session
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...place, basehead, per_page: pageSize, page })
  const commits = data.commits.map(({ sha, commit }) => ({ sha, tree: commit.tree.sha, message: commit.message }))
  return commits.length < pageSize ? commits : [...commits, ...(await between(session, basehead, page + 1))]
}

async function tip({ octokit, place }: Session, branch: string): Promise<string | undefined> {
  try {
    return (await octokit.rest.git.getRef({ ...place, ref: `heads/${branch}` })).data.object.sha
  } catch (error) {
    const ended = error instanceof Failure ? endedBy(error.cause) : undefined
    if (ended?.kind === 'answered' && ended.status === 404) return undefined
    throw error
  }
}

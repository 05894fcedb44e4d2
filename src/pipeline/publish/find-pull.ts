import type { GitHub, Occasion, PullRequest } from '../../ports/github.ts'

/**
 * The one open pull request whose head is what was judged: commit, branch and repository. One commit can be the head of several, and a result made by a fork
 * could name any number.
 */
export async function findPull({ pulls }: GitHub, { repository, branch, sha }: Occasion): Promise<PullRequest | undefined> {
  const [found, ...others] = (await pulls.of({ repository, branch })).filter((pull) => pull.sha === sha)
  return others.length === 0 ? found : undefined
}

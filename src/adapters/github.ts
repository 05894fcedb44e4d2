import type { GitHub } from '../ports/github.ts'
import { createArtifacts } from './github/artifacts.ts'
import { authorOf, type IsOurs } from './github/author.ts'
import { createBranches } from './github/branches.ts'
import { createChecks } from './github/checks.ts'
import { createClient, type Time } from './github/client.ts'
import { createComments } from './github/comments.ts'
import { createIssues } from './github/issues.ts'
import { occasionOf, runOf } from './github/occasion.ts'
import { placeOf } from './github/place.ts'
import { createPulls } from './github/pulls.ts'
import type { Session } from './github/session.ts'

/** The repository that GITHUB_REPOSITORY names, asked with the token in GITHUB_TOKEN. */
export function createGitHub(env: Readonly<Record<string, string | undefined>>, time: Time): GitHub {
  const { owner, repo, ...access } = placeOf(env)
  const octokit = createClient({ owner, repo, ...access }, time)
  let author: Promise<IsOurs> | undefined
  const session: Session = { octokit, place: { owner, repo }, isOurs: () => (author ??= authorOf(octokit)) }
  return {
    repository: `${owner}/${repo}`,
    occasion: () => occasionOf(env),
    run: () => runOf(env),
    pulls: createPulls(session),
    comments: createComments(session),
    checks: createChecks(session),
    issues: createIssues(session),
    branches: createBranches(session),
    artifacts: createArtifacts(session),
  }
}

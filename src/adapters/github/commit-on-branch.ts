import { Failure } from '../../model/failure.ts'
import type { Branches, FileChange } from '../../ports/github.ts'
import type { Session } from './session.ts'

const mutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`

type Made = { readonly createCommitOnBranch: { readonly commit: { readonly oid: string } } }

type Change = Parameters<Branches['commit']>[1]

/** A commit that GitHub signs in the name of the token's owner, unless the branch moved meanwhile. */
export async function commitOnBranch({ octokit, place: { owner, repo } }: Session, branch: string, { expected, message, files }: Change): Promise<string> {
  const [headline = '', ...rest] = message.split('\n')
  const input = {
    branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
    expectedHeadOid: expected,
    message: { headline, body: rest.join('\n').trim() },
    fileChanges: { additions: files.flatMap(added), deletions: files.flatMap(({ path, bytes }) => (bytes === undefined ? [{ path }] : [])) },
  }
  try {
    return (await octokit.graphql<Made>(mutation, { input })).createCommitOnBranch.commit.oid
  } catch (error) {
    throw error instanceof Error && error.name === 'GraphqlResponseError' ? refused(error, branch) : error
  }
}

const added = ({ path, bytes }: FileChange) => (bytes === undefined ? [] : [{ path, contents: Buffer.from(bytes).toString('base64') }])

function refused(error: { readonly message: string }, branch: string): Failure {
  if (/expected branch to point to/i.test(error.message))
    return new Failure('stale', `Cannot commit to ${branch}: somebody else committed there meanwhile, and nothing was overwritten`, {
      hint: 'Run it again',
      cause: error,
    })
  if (/not accessible by/i.test(error.message))
    return new Failure('github-refused', `Cannot commit to ${branch}: the token lacks "contents: write"`, {
      hint: 'Add to this job, under "permissions:", the line "contents: write"',
      cause: error,
    })
  return new Failure('github-refused', `Cannot commit to ${branch}: GitHub answered ${error.message.slice(0, 300)}`, { hint: 'Run it again', cause: error })
}

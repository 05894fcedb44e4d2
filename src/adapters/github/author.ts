import type { Octokit } from '@octokit/rest'

type Person = { readonly login?: string } | null | undefined

/** Whether a text is by the owner of the token. */
export type IsOurs = (author: Person) => boolean

/** Who the token belongs to; a workflow's token may not ask REST for that. A bot's name ends in "[bot]", which nobody can have in a name of their own. */
export async function authorOf(octokit: Octokit): Promise<IsOurs> {
  const { viewer } = await octokit.graphql<{ readonly viewer: { readonly login: string } }>('query { viewer { login } }')
  return (author) => author?.login === viewer.login
}

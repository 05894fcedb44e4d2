import type { Pulls, PullRequest } from '../../ports/github.ts'
import type { IsOurs } from './author.ts'
import type { Session } from './session.ts'

export const createPulls = ({ octokit, place, isOurs }: Session): Pulls => ({
  of: async ({ repository, branch }) => {
    const [owner = ''] = repository.split('/')
    // GitHub forgets a filter that it cannot read, and an owner may have two forks: each answer is looked at again.
    const found = await octokit.paginate(octokit.rest.pulls.list, { ...place, state: 'open', head: `${owner}:${branch}`, per_page: 100 })
    const ours = await isOurs()
    return found.filter(({ head }) => head.repo?.full_name === repository && head.ref === branch).map((pull) => shown(pull, ours))
  },
  read: async (number) => shown((await octokit.rest.pulls.get({ ...place, pull_number: number })).data, await isOurs()),
  create: async ({ branch, ...request }) => shown((await octokit.rest.pulls.create({ ...place, head: branch, ...request })).data, await isOurs()),
  edit: async (number, change) => void (await octokit.rest.pulls.update({ ...place, pull_number: number, ...change })),
})

type Told = {
  readonly number: number
  readonly title: string
  readonly body: string | null
  readonly html_url: string
  readonly base: { readonly ref: string }
  readonly head: { readonly sha: string }
  readonly user: { readonly login: string; readonly type?: string } | null
}

const shown = ({ number, title, body, html_url: url, base, head, user }: Told, ours: IsOurs): PullRequest => ({
  number,
  title,
  body: body ?? '',
  url,
  base: base.ref,
  sha: head.sha,
  isOurs: ours(user),
})

import type { Issue, Issues } from '../../ports/github.ts'
import type { IsOurs } from './author.ts'
import type { Session } from './session.ts'

export const createIssues = ({ octokit, place, isOurs }: Session): Issues => ({
  labelled: async (label) => {
    const found = await octokit.paginate(octokit.rest.issues.listForRepo, { ...place, labels: label, state: 'all', per_page: 100 })
    const ours = await isOurs()
    return found.filter((issue) => issue.pull_request === undefined).map((issue) => shown(issue, ours))
  },
  create: async ({ title, body, label }) => {
    const { data } = await octokit.rest.issues.create({ ...place, title, body, labels: [label] })
    // Whoever may open issues and not push has labels dropped without a word; the issue would never be found again.
    if (data.labels.length === 0) await octokit.rest.issues.addLabels({ ...place, issue_number: data.number, labels: [label] })
    return shown(data, await isOurs())
  },
  edit: async (number, { isOpen, ...change }) => {
    const state = isOpen === undefined ? {} : ({ state: isOpen ? 'open' : 'closed' } as const)
    await octokit.rest.issues.update({ ...place, issue_number: number, ...change, ...state })
  },
})

type Told = {
  readonly number: number
  readonly title: string
  readonly body?: string | null
  readonly state: string
  readonly html_url: string
  readonly user: { readonly login?: string; readonly type?: string } | null
}

const shown = ({ number, title, body, state, html_url: url, user }: Told, ours: IsOurs): Issue => ({
  number,
  title,
  body: body ?? '',
  isOpen: state === 'open',
  url,
  isOurs: ours(user),
})

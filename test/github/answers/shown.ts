import type { Json, JsonObject } from '../../../src/model/json.ts'
import { fullName, type CheckRun, type Comment, type Issue, type Pull, type State } from '../state.ts'

/** People and bots, as GitHub writes them: a bot's login ends in "[bot]". */
const user = (login: string): JsonObject => ({ login, type: login.endsWith('[bot]') ? 'Bot' : 'User' })

export const shownIssue = (issue: Issue | Pull, state: State): JsonObject => ({
  id: issue.number,
  number: issue.number,
  title: issue.title,
  body: issue.body,
  state: issue.state,
  user: user(issue.author),
  labels: issue.labels.map((name) => ({ name })),
  html_url: `${state.url}/${fullName(state)}/issues/${issue.number}`,
  ...('head' in issue ? { pull_request: {} } : {}),
})

export const shownPull = (pull: Pull, state: State): JsonObject => ({
  id: pull.number,
  number: pull.number,
  title: pull.title,
  body: pull.body,
  state: pull.state,
  user: user(pull.author),
  html_url: `${state.url}/${fullName(state)}/pull/${pull.number}`,
  head: { ref: pull.head.branch, sha: tipOf(pull, state), label: `${ownerOf(pull)}:${pull.head.branch}`, repo: { full_name: pull.head.repository } },
  base: { ref: pull.base, sha: state.git.tip(pull.base) ?? '', label: `${state.owner}:${pull.base}`, repo: { full_name: fullName(state) } },
})

export const ownerOf = ({ head }: Pull): string => head.repository.split('/')[0] ?? ''

/** The head of a pull request is where its branch is now; a fork's branches are not here, so their commit is told. */
const tipOf = ({ head }: Pull, state: State): string => (head.repository === fullName(state) ? (state.git.tip(head.branch) ?? head.sha) : head.sha)

export const shownComment = ({ id, body, author, issue }: Comment, state: State): JsonObject => ({
  id,
  body,
  user: user(author),
  html_url: `${state.url}/${fullName(state)}/issues/${issue}#issuecomment-${id}`,
})

export const shownCheckRun = (run: CheckRun, state: State): JsonObject => ({
  id: run.id,
  name: run.name,
  head_sha: run.head_sha,
  status: run.status,
  conclusion: run.conclusion,
  html_url: `${state.url}/${fullName(state)}/runs/${run.id}`,
  output: { ...run.output, annotations_count: run.annotations.length },
})

export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

import { listAt, type Json } from '../../../src/model/json.ts'
import { created, isTooLong, notFound, ok, tooLong, type Answer, type Asked } from '../answer.ts'
import { listed } from '../pages.ts'
import { nextNumber, type Issue, type Pull, type State } from '../state.ts'
import { shownIssue, textOf } from './shown.ts'

/** Everything with a number: to GitHub a pull request is an issue too. */
export const findIssue = ({ issues, pulls }: State, number: Json | undefined): Issue | Pull | undefined =>
  [...issues, ...pulls].find((issue) => issue.number === number)

export const listIssues: Answer = (asked, state) => {
  const { state: wanted = 'open', labels = '' } = asked.query
  const named = textOf(labels).split(',').filter(Boolean)
  const found = [...state.issues, ...state.pulls]
    .filter((issue) => (wanted === 'all' || issue.state === wanted) && named.every((name) => issue.labels.includes(name)))
    .toSorted((left, right) => right.number - left.number)
  return listed(
    found.map((issue) => shownIssue(issue, state)),
    asked,
    state.url,
  )
}

export const createIssue: Answer = ({ body, login }, state) => {
  if (isTooLong(body['body'])) return tooLong('Issue')
  const issue: Issue = {
    number: nextNumber(state),
    title: textOf(body['title']),
    body: textOf(body['body']),
    state: 'open',
    labels: labelsIn(body),
    author: login,
  }
  state.issues.push(issue)
  return created(shownIssue(issue, state))
}

export const readIssue: Answer = ({ path }, state) => {
  const issue = findIssue(state, path['issue_number'])
  return issue === undefined ? notFound : ok(shownIssue(issue, state))
}

export const editIssue: Answer = ({ path, body }, state) => {
  const issue = findIssue(state, path['issue_number'])
  if (issue === undefined) return notFound
  if (isTooLong(body['body'])) return tooLong('Issue')
  if (typeof body['title'] === 'string') issue.title = body['title']
  if (typeof body['body'] === 'string') issue.body = body['body']
  if (body['state'] === 'open' || body['state'] === 'closed') issue.state = body['state']
  return ok(shownIssue(issue, state))
}

export const addLabels: Answer = ({ path, body }, state) => {
  const issue = findIssue(state, path['issue_number'])
  if (issue === undefined) return notFound
  issue.labels = [...new Set([...issue.labels, ...labelsIn(body)])]
  return ok(issue.labels.map((name) => ({ name })))
}

const labelsIn = (body: Asked['body']): readonly string[] => listAt(body, 'labels').map(textOf)

import type { Json } from '../../../src/model/json.ts'
import { created, isTooLong, notFound, ok, refused, tooLong, type Answer } from '../answer.ts'
import { listed } from '../pages.ts'
import { fullName, nextNumber, type Pull, type State } from '../state.ts'
import { ownerOf, shownPull, textOf } from './shown.ts'

const findPull = (state: State, number: Json | undefined): Pull | undefined => state.pulls.find((pull) => pull.number === number)

export const listPulls: Answer = (asked, state) => {
  const { state: wanted = 'open', head, base } = asked.query
  const found = state.pulls
    .filter((pull) => wanted === 'all' || pull.state === wanted)
    // As GitHub does, a head that is no "owner:branch" is not looked at.
    .filter((pull) => head === undefined || !textOf(head).includes(':') || `${ownerOf(pull)}:${pull.head.branch}` === head)
    .filter((pull) => base === undefined || pull.base === base)
    .toSorted((left, right) => right.number - left.number)
  return listed(
    found.map((pull) => shownPull(pull, state)),
    asked,
    state.url,
  )
}

export const createPull: Answer = ({ body, login }, state) => {
  if (isTooLong(body['body'])) return tooLong('PullRequest')
  const branch = textOf(body['head'])
  const base = textOf(body['base'])
  const sha = state.git.tip(branch)
  if (sha === undefined) return refused('PullRequest', { field: 'head', code: 'invalid' })
  if (state.git.tip(base) === undefined) return refused('PullRequest', { field: 'base', code: 'invalid' })
  const message = `A pull request already exists for ${state.owner}:${branch}.`
  if (state.pulls.some((pull) => pull.state === 'open' && pull.head.branch === branch && pull.head.repository === fullName(state)))
    return refused('PullRequest', { field: '', code: 'custom', message })
  if (state.git.between(base, branch)?.length === 0)
    return refused('PullRequest', { field: '', code: 'custom', message: `No commits between ${base} and ${branch}` })
  const pull: Pull = {
    number: nextNumber(state),
    title: textOf(body['title']),
    body: textOf(body['body']),
    state: 'open',
    labels: [],
    author: login,
    head: { repository: fullName(state), branch, sha },
    base,
  }
  state.pulls.push(pull)
  return created(shownPull(pull, state))
}

export const readPull: Answer = ({ path }, state) => {
  const pull = findPull(state, path['pull_number'])
  return pull === undefined ? notFound : ok(shownPull(pull, state))
}

export const editPull: Answer = ({ path, body }, state) => {
  const pull = findPull(state, path['pull_number'])
  if (pull === undefined) return notFound
  if (isTooLong(body['body'])) return tooLong('PullRequest')
  if (typeof body['title'] === 'string') pull.title = body['title']
  if (typeof body['body'] === 'string') pull.body = body['body']
  if (body['state'] === 'open' || body['state'] === 'closed') pull.state = body['state']
  return ok(shownPull(pull, state))
}

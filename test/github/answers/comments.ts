import { created, isTooLong, notFound, ok, tooLong, type Answer } from '../answer.ts'
import { listed } from '../pages.ts'
import { nextId } from '../state.ts'
import { findIssue } from './issues.ts'
import { shownComment, textOf } from './shown.ts'

export const listComments: Answer = (asked, state) => {
  if (findIssue(state, asked.path['issue_number']) === undefined) return notFound
  const found = state.comments.filter(({ issue }) => issue === asked.path['issue_number'])
  return listed(
    found.map((comment) => shownComment(comment, state)),
    asked,
    state.url,
  )
}

export const createComment: Answer = ({ path, body, login }, state) => {
  const issue = findIssue(state, path['issue_number'])
  if (issue === undefined) return notFound
  if (isTooLong(body['body'])) return tooLong('IssueComment')
  const comment = { id: nextId(state.comments), issue: issue.number, body: textOf(body['body']), author: login }
  state.comments.push(comment)
  return created(shownComment(comment, state))
}

export const editComment: Answer = ({ path, body }, state) => {
  const comment = state.comments.find(({ id }) => id === path['comment_id'])
  if (comment === undefined) return notFound
  if (isTooLong(body['body'])) return tooLong('IssueComment')
  comment.body = textOf(body['body'])
  return ok(shownComment(comment, state))
}

export const deleteComment: Answer = ({ path }, state) => {
  const index = state.comments.findIndex(({ id }) => id === path['comment_id'])
  if (index === -1) return notFound
  state.comments.splice(index, 1)
  return { status: 204 }
}

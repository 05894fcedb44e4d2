import { createHash } from 'node:crypto'
import type { JsonObject } from '../../../src/model/json.ts'
import { created, notFound, ok, refused, type Answer } from '../answer.ts'
import type { StoredCommit } from '../git-store.ts'
import { pageOf } from '../pages.ts'
import { fullName, type State } from '../state.ts'
import { textOf } from './shown.ts'

export const readRepository: Answer = (_, state) =>
  ok({ full_name: fullName(state), name: state.repo, default_branch: state.defaultBranch, html_url: `${state.url}/${fullName(state)}` })

const shownRef = (name: string, sha: string): JsonObject => ({ ref: name, object: { type: 'commit', sha } })

export const readRef: Answer = ({ path }, state) => {
  const name = textOf(path['ref'])
  const sha = name.startsWith('heads/') ? state.git.tip(name.slice('heads/'.length)) : undefined
  return sha === undefined ? notFound : ok(shownRef(`refs/${name}`, sha))
}

export const createRef: Answer = ({ body }, state) => {
  const name = textOf(body['ref'])
  const sha = textOf(body['sha'])
  if (!state.git.has(sha)) return refused('Reference', { field: 'sha', code: 'invalid', message: 'Object does not exist' })
  const isMade = name.startsWith('refs/heads/') && state.git.createBranch(name.slice('refs/heads/'.length), sha)
  return isMade ? created(shownRef(name, sha)) : { status: 422, body: { message: 'Reference already exists' } }
}

export const compareCommits: Answer = (asked, state) => {
  const [base = '', head = ''] = textOf(asked.path['basehead']).split('...')
  const commits = state.git.between(base, head)
  if (commits === undefined) return notFound
  const { items, headers } = pageOf(
    commits.map((commit) => shownCommit(commit)),
    asked,
    state.url,
  )
  return { status: 200, headers, body: { ...sides(state, base, head), ahead_by: commits.length, total_commits: commits.length, commits: items } }
}

function sides({ git }: State, base: string, head: string): JsonObject {
  const behind = git.between(head, base)?.length ?? 0
  const mergeBase = git.mergeBase(base, head)
  return {
    status: behind > 0 ? 'diverged' : 'ahead',
    behind_by: behind,
    base_commit: shownCommit(git.commit(base)),
    merge_base_commit: shownCommit(git.commit(mergeBase)),
  }
}

const shownCommit = ({ sha, tree, parents, message }: StoredCommit): JsonObject => ({
  sha,
  commit: { message, tree: { sha: tree } },
  parents: parents.map((parent) => ({ sha: parent })),
  node_id: createHash('sha256').update(sha).digest('hex').slice(0, 16),
})

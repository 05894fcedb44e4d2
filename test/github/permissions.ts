import type { Operation } from './contract/operations.ts'

type Asked = Operation | 'POST /graphql' | 'git push'

/** What a workflow's token may do: "issues: write" and its like. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>

export const allPermissions: Permissions = {
  actions: 'read',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  'pull-requests': 'write',
  'security-events': 'write',
}

const onIssues = [['issues', 'write']] as const
const onPulls = [['pull-requests', 'write']] as const
const onComments = [
  ['issues', 'write'],
  ['pull-requests', 'write'],
] as const

/** What a request needs, of which one is enough; a request that is not here only reads what is public. */
const needs: Readonly<Partial<Record<Asked, readonly (readonly [string, 'read' | 'write'])[]>>> = {
  'POST /repos/{owner}/{repo}/pulls': onPulls,
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}': onPulls,
  'POST /repos/{owner}/{repo}/issues': onIssues,
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': onIssues,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': onComments,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': onComments,
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': onComments,
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': onComments,
  'POST /repos/{owner}/{repo}/check-runs': [['checks', 'write']],
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': [['checks', 'write']],
  'POST /repos/{owner}/{repo}/code-scanning/sarifs': [['security-events', 'write']],
  'POST /repos/{owner}/{repo}/git/refs': [['contents', 'write']],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': [['actions', 'read']],
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': [['actions', 'read']],
  'git push': [['contents', 'write']],
}

/** What is missing, as the header X-Accepted-GitHub-Permissions tells it; '' where the request is allowed. */
export function missing(asked: Asked, given: Permissions): string {
  const wanted = needs[asked] ?? []
  const isAllowed = wanted.length === 0 || wanted.some(([name, level]) => given[name] === 'write' || given[name] === level)
  return isAllowed ? '' : wanted.map(([name, level]) => `${name.replaceAll('-', '_')}=${level}`).join('; ')
}

import type { Ended } from './patience.ts'

type Answered = Extract<Ended, { kind: 'answered' }>

/** The line of a workflow's permissions that a refused request needs: GitHub says it in a header, and where it does not, the address tells. */
export function permissionFor({ headers }: Answered, { method, url }: { readonly method: string; readonly url: string }): string {
  const [accepted = ''] = (headers['x-accepted-github-permissions'] ?? '').split(/[;,]/).slice(-1)
  const [, name, level] = /^\s*(\w+)=(\w+)\s*$/.exec(accepted) ?? []
  if (name !== undefined && level !== undefined) return `${name.replaceAll('_', '-')}: ${level}`
  const row = rows.find(({ fits }) => fits.test(url))
  return `${row?.permission ?? 'contents'}: ${method === 'GET' ? 'read' : 'write'}`
}

// A comment of a pull request has the address of one of an issue; a workflow that comments is about pull requests.
const rows: readonly { readonly fits: RegExp; readonly permission: string }[] = [
  { fits: /\/issues\/(comments|.*\/comments)/, permission: 'pull-requests' },
  { fits: /\/issues/, permission: 'issues' },
  { fits: /\/pulls/, permission: 'pull-requests' },
  { fits: /\/check-runs/, permission: 'checks' },
  { fits: /\/code-scanning/, permission: 'security-events' },
  { fits: /\/actions/, permission: 'actions' },
]

import { Failure } from '../../model/failure.ts'
import { limitedFor, type Ended } from './patience.ts'
import { permissionFor } from './permissions.ts'

type Sent = { readonly method: string; readonly url: string }

/** How an attempt ended, by the error that it left. */
export function endedBy(error: unknown): Ended {
  if (!isRequestError(error) || error.response === undefined) return { kind: 'lost' }
  const headers = Object.fromEntries(Object.entries(error.response.headers).map(([name, value]) => [name, value === undefined ? undefined : String(value)]))
  return { kind: 'answered', status: error.status, headers, message: error.message }
}

type RequestError = Error & { readonly status: number; readonly response?: { readonly headers: Readonly<Record<string, string | number | undefined>> } }

const isRequestError = (error: unknown): error is RequestError => error instanceof Error && error.name === 'HttpError'

/** Why GitHub did not do what it was asked, and the cure. */
export function failureOf(error: unknown, sent: Sent, now: number): unknown {
  const ended = endedBy(error)
  if (ended.kind === 'lost') return lost(error)
  const limited = limitedFor(ended, now)
  if (limited !== undefined) return limitedFailure(limited, error)
  const found = rows.find(({ statuses, says }) => statuses.includes(ended.status) && says.test(ended.message))
  const permission = permissionFor(ended, sent)
  const { means, hint } = found?.tell(permission) ?? { means: said(ended), hint: 'https://www.githubstatus.com tells whether GitHub is well; run it again' }
  return new Failure('github-refused', `Cannot ${doing(sent)}: ${means}`, { hint, cause: error })
}

/** A cause of ours, such as a bug, is no lost connection. */
const lost = (error: unknown): unknown =>
  isRequestError(error)
    ? new Failure('github-unreachable', 'Cannot reach GitHub: nothing answered at the address in GITHUB_API_URL', {
        hint: 'https://www.githubstatus.com tells whether GitHub is well; run it again',
        cause: error,
      })
    : error

const limitedFailure = (ms: number, cause: unknown): Failure =>
  new Failure('github-refused', `Cannot go on: GitHub lets no more requests of this token through for ${Math.ceil(ms / 1_000)} s`, {
    hint: 'Run it again after that; what is done already stays, and is not done twice',
    cause,
  })

type Row = {
  readonly statuses: readonly number[]
  readonly says: RegExp
  readonly tell: (permission: string) => { readonly means: string; readonly hint: string }
}

const rows: readonly Row[] = [
  { statuses: [401], says: /^/, tell: () => ({ means: 'GitHub does not know the token', hint: 'In the step: env: { GITHUB_TOKEN: "${{ github.token }}" }' }) },
  {
    statuses: [403],
    says: /not permitted to create or approve pull requests/i,
    tell: () => ({
      means: 'this repository lets no workflow open pull requests',
      hint: 'Settings > Actions > General > "Allow GitHub Actions to create and approve pull requests", or the token of a GitHub App',
    }),
  },
  {
    statuses: [403, 404],
    says: /not accessible by/i,
    tell: (permission) => ({ means: `the token lacks "${permission}"`, hint: `Add to this job, under "permissions:", the line "${permission}"` }),
  },
  {
    statuses: [404],
    says: /^/,
    tell: (permission) => ({
      means: 'GitHub shows no such thing to this token',
      hint: `Look at GITHUB_REPOSITORY, and that the job has the line "${permission}"`,
    }),
  },
]

const said = ({ message, status }: Extract<Ended, { kind: 'answered' }>): string =>
  `GitHub answered ${status}: ${message.split(' - http', 1)[0]?.slice(0, 300)}`

/** "POST /repos/{owner}/{repo}/issues" as words. */
function doing({ method, url }: Sent): string {
  const path = url.replace(/^.*\/repos\/[^/]+\/[^/]+\/?|\?.*$/g, '').replaceAll(/\/?(\{\w+\}|\d+)\/?/g, ' ')
  return `${verbs[method] ?? 'use'} ${path.trim() || 'the repository'} on GitHub`
}

const verbs: Readonly<Record<string, string>> = { GET: 'read', POST: 'create', PATCH: 'change', DELETE: 'delete' }

import { Failure } from '../../model/failure.ts'
import { hasRemote, isShallow } from './base.ts'
import type { Call } from './call.ts'

/** Whether one of the branches holds a commit. What this clone does not know is no answer: neither yes nor no. */
export async function isOnBranch(call: Call, commit: string, branches: readonly string[]): Promise<boolean> {
  // A branch of this clone alone may hold what nobody else has seen; where there is no remote, there is nobody else.
  const below = (await hasRemote(call)) ? 'refs/remotes/origin/' : 'refs/heads/'
  const patterns = branches.map((branch) => `${below}${branch}`)
  const holding = await call(['for-each-ref', '--count=1', '--format=%(refname)', `--contains=${commit}`, ...patterns])
  if (holding.text !== '') return true
  await refuseUnknown(call, { commit, patterns, branches })
  return false
}

type Asked = { readonly commit: string; readonly patterns: readonly string[]; readonly branches: readonly string[] }

async function refuseUnknown(call: Call, { commit, patterns, branches }: Asked): Promise<void> {
  const known = await Promise.all(patterns.map(async (pattern) => (await call(['for-each-ref', '--count=1', '--format=%(refname)', pattern])).text !== ''))
  const unknown = patterns.filter((_pattern, place) => known[place] === false)
  const isCut = await isShallow(call)
  if (unknown.length === 0 && !isCut) return
  const state = isCut ? 'this clone is shallow' : `this clone does not know ${unknown.join(', ')}`
  throw new Failure(
    'git-failed',
    `Cannot tell whether ${branches.join(' or ')} holds ${commit.slice(0, 7)}: ${state}, expected the history of these branches`,
    {
      hint: isCut ? 'git fetch --unshallow origin (actions/checkout: fetch-depth: 0)' : `git fetch origin '+refs/heads/*:refs/remotes/origin/*'`,
    },
  )
}

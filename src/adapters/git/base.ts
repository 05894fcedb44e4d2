import { Failure } from '../../model/failure.ts'
import type { Call } from './call.ts'

/** The commit that a revision names; undefined where there is none. */
export async function commitNamed(call: Call, revision: string): Promise<string | undefined> {
  const ran = await call(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], { okay: [0, 1] })
  return ran.exitCode === 0 ? ran.text.trim() : undefined
}

// In this order: what the remote calls its default, and where nobody asked it, the usual names; a runner's clone has only the remote ones.
const defaults = ['refs/remotes/origin/HEAD', 'refs/heads/main', 'refs/heads/master', 'refs/remotes/origin/main', 'refs/remotes/origin/master']

/** Where a commit stands beside the default branch; `fork` is where it left that. */
export type Standing = { readonly head: string; readonly branch: string | undefined; readonly fork: string | undefined }

/** Undefined where there is no such commit. */
export async function standingOf(call: Call, commit: string): Promise<Standing | undefined> {
  const head = await commitNamed(call, commit)
  if (head === undefined) return undefined
  const branch = await defaultBranch(call)
  return { head, branch, fork: branch === undefined ? undefined : await forkOf(call, head, branch) }
}

/** The commit that a review of another compares with: where that left the default branch, or the one before it when it did not. */
export async function baseOf(call: Call, standing: Standing | undefined): Promise<string | undefined> {
  if (standing === undefined) return undefined
  const { head, branch } = standing
  const fork = branch === undefined ? head : standing.fork
  if (fork !== undefined && fork !== head) return fork
  const parent = fork === head ? await commitNamed(call, `${head}^1`) : undefined
  if (parent === undefined) await refuseShallow(call)
  return parent
}

/** The commit whose policy counts. A change that shares nothing with the default branch is judged by its tip; never by itself. */
export async function reviewedOf(call: Call, standing: Standing | undefined): Promise<string | undefined> {
  if (standing === undefined) return undefined
  const { head, branch, fork } = standing
  if (branch === undefined) return (await hasRemote(call)) ? refuseUnknownBranch() : head
  if (fork === undefined) await refuseShallow(call)
  return fork ?? branch
}

export const hasRemote = async (call: Call): Promise<boolean> => (await call(['for-each-ref', '--count=1', '--format=%(refname)', 'refs/remotes'])).text !== ''

function refuseUnknownBranch(): never {
  throw new Failure('git-failed', 'Cannot tell which policy was reviewed: this clone knows no default branch, expected origin/HEAD, main or master', {
    hint: 'git fetch origin && git remote set-head origin --auto (actions/checkout: fetch-depth: 0)',
  })
}

async function defaultBranch(call: Call): Promise<string | undefined> {
  const { text } = await call(['for-each-ref', '--format=%(refname) %(objectname)', ...defaults])
  const commits = new Map(text.split('\n').map((line): [string, string] => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']))
  return defaults.map((name) => commits.get(name)).find((commit) => commit !== undefined)
}

async function forkOf(call: Call, head: string, branch: string): Promise<string | undefined> {
  const ran = await call(['merge-base', head, branch], { okay: [0, 1] })
  return ran.exitCode === 0 ? ran.text.trim() : undefined
}

/** A shallow clone ends before the answer: that is not "there is none". */
async function refuseShallow(call: Call): Promise<void> {
  if (!(await isShallow(call))) return
  throw new Failure('git-failed', 'Cannot tell what to compare with: this clone is shallow, and the commit where the change began is not in it', {
    hint: 'git fetch --unshallow (actions/checkout: fetch-depth: 0), or name the base with --base',
  })
}

export const isShallow = async (call: Call): Promise<boolean> => (await call(['rev-parse', '--is-shallow-repository'])).text.trim() === 'true'

import { Failure } from '../model/failure.ts'
import type { Git } from '../ports/git.ts'
import type { Run } from '../ports/run.ts'
import { attributesOf } from './git/attributes.ts'
import { isOnBranch } from './git/on-branch.ts'
import { baseOf, commitNamed, reviewedOf, standingOf, type Standing } from './git/base.ts'
import { createCall, refusal, type Call } from './git/call.ts'
import { commitFolder } from './git/commit-folder.ts'
import { copyOf } from './git/copy.ts'
import { modifiedBelow } from './git/modified-below.ts'
import { commitTree } from './git/private-index.ts'
import { proposed } from './git/proposed.ts'
import { fetchCommit, push } from './git/remote.ts'
import { remoteOf } from './git/remote-of.ts'
import { setBy } from './git/set-by.ts'
import { namesAt, textsAt } from './git/tree.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The repository that the workspace is in, read and written by plumbing: no hook, filter or other program that it names is run. */
export function createGit(run: Run, workspaceRoot: string, env: Environment): Git {
  const call = createCall(run, workspaceRoot, env)
  const standing = createStanding(call)
  let isInside: Promise<boolean> | undefined
  return {
    isRepository: () => (isInside ??= isRepository(call)),
    head: () => commitNamed(call, 'HEAD'),
    modified: (path) => modifiedBelow(call, path, workspaceRoot),
    tree: (revision, path) => textsAt(call, revision, path),
    copy: (revision, paths) => copyOf(call, revision, paths),
    list: (revision, path) => namesAt(call, revision, path),
    base: async (commit) => baseOf(call, await standing(commit)),
    reviewed: async (commit) => reviewedOf(call, await standing(commit)),
    isMerged: async (commit) => (await reviewedOf(call, await standing(commit))) === commit,
    isOnBranch: (commit, branches) => isOnBranch(call, commit, branches),
    resolve: (revision) => resolve(call, revision),
    changedSince: async (commit) =>
      (await call(['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--relative', commit, 'HEAD'])).text.split('\0').filter((path) => path !== ''),
    treeOf: (revision) => treeNamed(call, revision),
    attributes: (files, commit) => attributesOf(call, files, commit),
    setBy: (lines, commit) => setBy(call, lines, commit),
    commit: (path, message) => commitFolder(call, { path, message, workspaceRoot }),
    proposed: (parent, paths) => proposed(call, parent, { paths, workspaceRoot }),
    commitTree: ({ tree, parent, message }) => commitTree(call, { tree, parents: [parent], message }),
    push: (move) => push(call, remoteOf(env), move),
    fetchCommit: (commit) => fetchCommit(call, remoteOf(env), commit),
    blob: async (oid) => (await call(['cat-file', 'blob', oid])).stdout,
  }
}

/** Found out once for a commit that has its whole id as its name; another name may name another commit the next time. */
function createStanding(call: Call): (commit?: string) => Promise<Standing | undefined> {
  const known = new Map<string, Promise<Standing | undefined>>()
  return (commit = 'HEAD') => {
    const found = known.get(commit) ?? standingOf(call, commit)
    if (/^[0-9a-f]{40,64}$/.test(commit)) known.set(commit, found)
    return found
  }
}

async function isRepository(call: Call): Promise<boolean> {
  const ran = await call(['rev-parse', '--is-inside-work-tree'], { okay: [0, 128] })
  if (ran.exitCode === 128 && !ran.stderr.includes('not a git repository')) throw refusal(ran)
  return ran.text.trim() === 'true'
}

const isName = (revision: string): boolean => !/^-|[\0\n]/.test(revision)

async function treeNamed(call: Call, revision: string): Promise<string | undefined> {
  if (!isName(revision)) return undefined
  const ran = await call(['rev-parse', '--verify', '--quiet', `${revision}^{tree}`], { okay: [0, 1] })
  return ran.exitCode === 0 ? ran.text.trim() : undefined
}

async function resolve(call: Call, revision: string): Promise<string> {
  const commit = isName(revision) ? await commitNamed(call, revision) : undefined
  if (commit !== undefined) return commit
  throw new Failure('usage', `No commit is named ${JSON.stringify(revision)}`, { hint: 'Name a branch, a tag or a commit; git log --oneline lists commits' })
}

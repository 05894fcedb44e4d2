import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type StoredCommit = { readonly sha: string; readonly tree: string; readonly parents: readonly string[]; readonly message: string }

export type TreeEntry = { readonly mode: string; readonly type: string; readonly sha: string; readonly path: string }

/** A real bare repository: its ids are those that Git gives. */
export type GitStore = {
  readonly folder: string
  /** The folder above, as `git http-backend` wants it. */
  readonly root: string
  /** The commit of a branch; undefined where there is none. */
  readonly tip: (branch: string) => string | undefined
  /** false where the branch is there, or the commit is not. */
  readonly createBranch: (branch: string, sha: string) => boolean
  readonly has: (sha: string) => boolean
  readonly commit: (sha: string) => StoredCommit
  /** Commits of the second that the first does not have, oldest first; undefined where one of them is missing. */
  readonly between: (base: string, head: string) => readonly StoredCommit[] | undefined
  readonly mergeBase: (base: string, head: string) => string
  readonly tree: (sha: string, isRecursive: boolean) => readonly TreeEntry[]
  readonly text: (revision: string, path: string) => string
  /** Adds and deletes files on a branch; gives the commit. */
  readonly write: (branch: string, change: Change) => string
  readonly remove: () => void
}

type Change = {
  readonly additions: readonly { readonly path: string; readonly content: Uint8Array }[]
  readonly deletions: readonly string[]
  readonly message: string
  /** "name <email>". */
  readonly author: string
}

export function createGitStore(owner: string, repo: string): GitStore {
  const root = mkdtempSync(join(tmpdir(), 'sluice-github-'))
  const folder = join(root, owner, `${repo}.git`)
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', folder])
  const git = gitIn(folder)
  git(['config', 'http.receivepack', 'true'])
  // As on GitHub: a commit that is in no branch can still be read.
  git(['config', 'uploadpack.allowAnySHA1InWant', 'true'])
  const asked = (args: readonly string[]): string | undefined => attempt(() => git(args).trim())
  const tip = (branch: string): string | undefined => asked(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`])
  const has = (sha: string): boolean => asked(['cat-file', '-e', `${sha}^{commit}`]) !== undefined
  const commit = (sha: string): StoredCommit => commitFrom(git(['show', '--no-patch', '--format=%H%n%T%n%P%n%B', sha]))
  return {
    folder,
    root,
    tip,
    has,
    commit,
    createBranch: (branch, sha) => has(sha) && tip(branch) === undefined && asked(['update-ref', `refs/heads/${branch}`, sha]) !== undefined,
    between: (base, head) => {
      const listed = asked(['rev-list', '--reverse', head, `^${base}`])
      return listed?.split('\n').filter(Boolean).map(commit)
    },
    mergeBase: (base, head) => git(['merge-base', base, head]).trim(),
    tree: (sha, isRecursive) => entriesFrom(git(['ls-tree', '-z', ...(isRecursive ? ['-r', '-t'] : []), sha])),
    text: (revision, path) => git(['show', `${revision}:${path}`]),
    write: (branch, change) => write(git, branch, change),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

type Git = (args: readonly string[], options?: { readonly input?: Uint8Array | string; readonly env?: Readonly<Record<string, string>> }) => string

const gitIn =
  (folder: string): Git =>
  (args, { input = '', env = {} } = {}) =>
    execFileSync('git', ['-C', folder, ...args], { input, encoding: 'utf8', env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] })

function attempt(ask: () => string): string | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}

function commitFrom(text: string): StoredCommit {
  const [sha = '', tree = '', parents = '', ...message] = text.split('\n')
  return { sha, tree, parents: parents.split(' ').filter(Boolean), message: message.join('\n').trim() }
}

const entriesFrom = (text: string): readonly TreeEntry[] =>
  text
    .split('\0')
    .filter(Boolean)
    .map((record) => {
      const [mode = '', type = '', sha = ''] = record.slice(0, record.indexOf('\t')).split(' ')
      return { mode, type, sha, path: record.slice(record.indexOf('\t') + 1) }
    })

function write(git: Git, branch: string, { additions, deletions, message, author }: Change): string {
  const index = mkdtempSync(join(tmpdir(), 'sluice-index-'))
  const [, name = 'Nobody', email = 'nobody@example.com'] = /^(.*) <(.*)>$/.exec(author) ?? []
  const env = { GIT_INDEX_FILE: join(index, 'index'), GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email }
  try {
    const parent = attempt(() => git(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`]).trim())
    if (parent !== undefined) git(['read-tree', parent], { env })
    const added = additions.map(({ path, content }) => `100644 ${git(['hash-object', '-w', '--stdin'], { input: content }).trim()}\t${path}\0`)
    const gone = deletions.map((path) => `0 ${'0'.repeat(40)}\t${path}\0`)
    git(['update-index', '-z', '--index-info'], { env, input: [...gone, ...added].join('') })
    const tree = git(['write-tree'], { env }).trim()
    const sha = git(['commit-tree', tree, ...(parent === undefined ? [] : ['-p', parent]), '-F', '-'], { env, input: message }).trim()
    git(['update-ref', `refs/heads/${branch}`, sha])
    return sha
  } finally {
    rmSync(index, { recursive: true })
  }
}

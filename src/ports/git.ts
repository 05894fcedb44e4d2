import type { SetBy } from '../model/drift.ts'
import type { FileAttribute } from '../model/file-attribute.ts'
import type { Place } from '../model/place.ts'

export interface Git {
  /** Whether the folder is inside a Git work tree. */
  isRepository(): Promise<boolean>
  /** The commit that HEAD names, or undefined in a repository with no commit. */
  head(): Promise<string | undefined>
  /** Paths below `path` whose bytes are not those of HEAD: changed, missing or new, ignored ones too; relative to the workspace, sorted. */
  modified(path: string): Promise<readonly string[]>
  /** Files below `path` at a revision: path relative to the workspace → text. Empty where the revision has none. */
  tree(revision: string, path: string): Promise<ReadonlyMap<string, string>>
  /** The regular files below these paths at a revision, byte for byte, in a folder of their own outside of the workspace. */
  copy(revision: string, paths: readonly string[]): Promise<CommitCopy>
  /** Names of a folder's entries at a revision, sorted; folders end in "/". Empty where the revision has none. */
  list(revision: string, path: string): Promise<readonly string[]>
  /** The revision that a review of a commit (HEAD where it is left out) compares with: the merge base with the default branch, else its parent when it is on it; undefined where there is none. */
  base(commit?: string): Promise<string | undefined>
  /** The commit whose policy counts: where a commit (HEAD where it is left out) left the default branch, itself when it is on it; undefined where nothing is committed. Failure 'git-failed' where this clone cannot tell. */
  reviewed(commit?: string): Promise<string | undefined>
  /** Whether the default branch holds the commit. Failure 'git-failed' where this clone cannot tell. */
  isMerged(commit: string): Promise<boolean>
  /** Whether one of these branches of the remote ("main", "release/*"; of this repository where it has no remote) holds the commit. Failure 'git-failed' where this clone cannot tell. */
  isOnBranch(commit: string, branches: readonly string[]): Promise<boolean>
  /** The commit that a revision names. Failure 'usage' where there is none. */
  resolve(revision: string): Promise<string>
  /** Paths of files that are another one in HEAD than in a commit, relative to the workspace. */
  changedSince(commit: string): Promise<readonly string[]>
  /** The tree of files that a revision stands for, by its name in Git; undefined where this clone has no such revision. */
  treeOf(revision: string): Promise<string | undefined>
  /** Everything that Git's attributes say of files of the work tree, or of a commit where one is named, by paths relative to the workspace. */
  attributes(files: readonly string[], commit?: string): Promise<readonly FileAttribute[]>
  /** Who last set each line of files below the workspace as a commit has them, in their order; undefined for a line that it does not have, or that is not known. */
  setBy(lines: readonly Place[], commit: string): Promise<readonly (SetBy | undefined)[]>
  /** Commits everything below `path` and nothing else; gives the commit, or undefined when nothing changed. */
  commit(path: string, message: string): Promise<string | undefined>
  /** What a commit would become with everything below some folders as it stands on the disk. Only objects are written, which nothing points to. */
  proposed(parent: string, paths: readonly string[]): Promise<Proposed>
  /** A commit that no branch has yet. */
  commitTree(commit: { readonly tree: string; readonly parent: string; readonly message: string }): Promise<string>
  /** Moves a branch on GitHub to a commit, if it still is where it was ('': there was none). Failure 'stale' where somebody else moved it. */
  push(move: { readonly branch: string; readonly commit: string; readonly expected: string }): Promise<void>
  /** Brings one commit from GitHub here, with no branch and no history. */
  fetchCommit(commit: string): Promise<void>
  blob(oid: string): Promise<Uint8Array>
}

/** A tree on top of a commit, and the files in which it differs: paths from the root of the repository, object ids, '' where there is no file. */
export type Proposed = {
  readonly parent: string
  readonly tree: string
  readonly changes: readonly { readonly path: string; readonly before: string; readonly after: string }[]
}

export type CommitCopy = { readonly folder: string; readonly discard: () => Promise<void> }

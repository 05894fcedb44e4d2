/** What a run of GitHub Actions is about. */
export type Occasion = {
  /** The commit that was judged. */
  readonly sha: string
  /** Where its branch is: "acme/shop", or a fork of it. */
  readonly repository: string
  readonly branch: string
  /** The run that judged it, which may be an earlier one than this; later runs have higher numbers. */
  readonly run: number
  readonly runUrl: string
}

/** A text that somebody wrote on GitHub, and whether that was the owner of our token. */
export type Comment = { readonly id: number; readonly body: string; readonly isOurs: boolean }

export type PullRequest = {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly base: string
  readonly sha: string
  readonly url: string
  readonly isOurs: boolean
}

export type Issue = {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly isOpen: boolean
  readonly url: string
  readonly isOurs: boolean
}

export type Annotation = {
  readonly level: 'failure' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly file: string
  readonly line: number
}

export type CheckRun = {
  readonly sha: string
  readonly name: string
  readonly conclusion: 'success' | 'neutral' | 'failure'
  readonly title: string
  readonly summary: string
  readonly annotations: readonly Annotation[]
}

/** A commit of a branch, as far as it tells who made it. */
export type BranchCommit = { readonly sha: string; readonly tree: string; readonly message: string }

/** A file of a commit, or one that it takes away. */
export type FileChange = { readonly path: string; readonly bytes: Uint8Array | undefined }

/** One repository on GitHub. What cannot be done is a Failure 'github-refused', or 'github-unreachable'; a permission that is missing is named. */
export interface GitHub {
  /** "acme/shop". */
  readonly repository: string
  /** Failure 'usage' outside GitHub Actions. */
  occasion(): Occasion
  /** This run; number 0 and no address outside GitHub Actions. */
  run(): Pick<Occasion, 'run' | 'runUrl'>
  readonly pulls: Pulls
  readonly comments: Comments
  readonly checks: Checks
  readonly issues: Issues
  readonly branches: Branches
  readonly artifacts: Artifacts
}

export interface Pulls {
  /** Open pull requests of a branch, which may be a fork's. */
  of(head: { readonly repository: string; readonly branch: string }): Promise<readonly PullRequest[]>
  /** As it is now. */
  read(number: number): Promise<PullRequest>
  create(request: { readonly branch: string; readonly base: string; readonly title: string; readonly body: string }): Promise<PullRequest>
  edit(number: number, change: { readonly title: string; readonly body: string }): Promise<void>
}

/** Of an issue or a pull request. */
export interface Comments {
  all(number: number): Promise<readonly Comment[]>
  add(number: number, body: string): Promise<void>
  edit(id: number, body: string): Promise<void>
  remove(id: number): Promise<void>
}

export interface Checks {
  /** Makes a run, or gives the one of that name and commit another content; annotations go in pages. */
  put(run: CheckRun): Promise<void>
  /** Hands a SARIF report to code scanning. `ref` is what the alerts belong to: "refs/pull/7/head". */
  upload(report: { readonly sha: string; readonly ref: string; readonly sarif: string }): Promise<void>
}

export interface Issues {
  /** Open and closed ones with a label, no pull requests. */
  labelled(label: string): Promise<readonly Issue[]>
  create(issue: { readonly title: string; readonly body: string; readonly label: string }): Promise<Issue>
  edit(number: number, change: { readonly title?: string; readonly body?: string; readonly isOpen?: boolean }): Promise<void>
}

export interface Branches {
  /** The branch that everything is merged into. */
  defaultName(): Promise<string>
  /** The commit of a branch; undefined where there is none. */
  tip(branch: string): Promise<string | undefined>
  /** What a commit has that another has not, oldest first. */
  between(base: string, head: string): Promise<readonly BranchCommit[]>
  create(branch: string, sha: string): Promise<void>
  /** A commit that GitHub makes and signs, on top of the one that is expected there. Failure 'stale' where another one is. */
  commit(branch: string, change: { readonly expected: string; readonly message: string; readonly files: readonly FileChange[] }): Promise<string>
}

export type Artifact = { readonly name: string; readonly text: string }

/** What another run left behind: bytes that its author chose. */
export interface Artifacts {
  /**
   * The one file in each artifact of a run whose name begins so, as text. Failure 'input-invalid' where there is another number of files in one, where its
   * file has no plain name, is no text, or where it is too large.
   */
  of(run: number, { prefix, largestBytes }: { readonly prefix: string; readonly largestBytes: number }): Promise<readonly Artifact[]>
}

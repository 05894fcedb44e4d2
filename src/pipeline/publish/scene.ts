import type { GitHub, Occasion, PullRequest } from '../../ports/github.ts'

/** What is published to, and what it is about. */
export type Scene = {
  readonly github: GitHub
  readonly occasion: Occasion
  /** The one open pull request that has the judged commit at its head; undefined where there is none, or more than one. */
  readonly pull: PullRequest | undefined
  /** Whether the judged commit is another repository's. */
  readonly isFork: boolean
}

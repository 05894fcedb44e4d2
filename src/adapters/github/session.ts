import type { Octokit } from '@octokit/rest'
import type { IsOurs } from './author.ts'

/** What each part of the adapter works with. */
export type Session = {
  readonly octokit: Octokit
  readonly place: { readonly owner: string; readonly repo: string }
  /** Asked once, when somebody needs it. */
  readonly isOurs: () => Promise<IsOurs>
}

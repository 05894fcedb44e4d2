import type { JsonObject } from '../../src/model/json.ts'
import type { GitStore } from './git-store.ts'

/** Issues and pull requests share their numbers, as on GitHub. */
export type Issue = {
  readonly number: number
  title: string
  body: string
  state: 'open' | 'closed'
  labels: readonly string[]
  readonly author: string
}

/** The branch that a pull request wants merged; of another repository than this one where it comes from a fork. */
export type Head = { readonly repository: string; readonly branch: string; sha: string }

export type Pull = Issue & { readonly head: Head; base: string }

export type Comment = { readonly id: number; readonly issue: number; body: string; readonly author: string }

export type CheckRun = {
  readonly id: number
  readonly name: string
  readonly head_sha: string
  status: string
  conclusion: string | null
  output: JsonObject
  /** Each request may bring 50 more. */
  annotations: readonly JsonObject[]
}

export type Sarif = { readonly id: string; readonly commit_sha: string; readonly ref: string; readonly sarif: string }

export type Artifact = { readonly id: number; readonly run: number; readonly name: string; readonly bytes: Uint8Array }

/** What this GitHub knows. */
export type State = {
  readonly owner: string
  readonly repo: string
  readonly defaultBranch: string
  /** Where it listens: "http://127.0.0.1:40123". */
  url: string
  readonly git: GitStore
  readonly issues: Issue[]
  readonly pulls: Pull[]
  readonly comments: Comment[]
  readonly checkRuns: CheckRun[]
  readonly sarifs: Sarif[]
  readonly artifacts: Artifact[]
}

export const fullName = ({ owner, repo }: State): string => `${owner}/${repo}`

/** One number after the other, for whatever is made. */
export const nextNumber = ({ issues, pulls }: State): number => Math.max(0, ...issues.map(({ number }) => number), ...pulls.map(({ number }) => number)) + 1

export const nextId = (made: readonly { readonly id: number }[]): number => Math.max(1_000, ...made.map(({ id }) => id)) + 1

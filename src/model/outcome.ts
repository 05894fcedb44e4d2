import type { ObjectChange } from './change.ts'
import type { DriftHint, HiddenDrift, ToldDrift } from './drift.ts'
import type { Finding, Verdict } from './finding.ts'
import type { MeshReport } from './mesh.ts'
import type { Plan } from './plan.ts'
import type { Shards } from './shard.ts'
import type { ToldWaived } from './waiver.ts'

export type ReleaseOutcome = {
  readonly name: string
  readonly version: string
  /** The version at the base of the review; left out where it is the same, and where nothing was before. */
  readonly from?: string
  readonly objects: number
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** sha256 of the release's rendered files. */
  readonly digest: string
}

export type EnvironmentOutcome = {
  readonly name: string
  /** What its verdict rests on, such as "a snapshot 38 min old, Kubernetes 1.34.1". Left out where nothing was judged. */
  readonly judgedBy?: string
  readonly releases: readonly ReleaseOutcome[]
  /** What `apply --token` takes: it stands for all that was judged. Left out where nothing was judged, or may not be applied. */
  readonly token?: string
  /** What applying would do, or would have done were it not blocked. Left out where nobody looked. */
  readonly plan?: Plan
}

/** A release whose chart is to be another one, or whose digest is to be another. */
export type Update = {
  readonly environment: string
  readonly release: string
  readonly chart: string
  /** A digest of '' is not there yet, or not asked for. */
  readonly from: { readonly version: string; readonly digest: string }
  readonly to: { readonly version: string; readonly digest: string }
}

/** A commit, and the tree of files that it stands for. */
export type Revision = { readonly commit: string; readonly tree: string }

/** One line that a verb wants said; the reporter chooses the sign and the colour. */
export type Note = {
  readonly sign: 'block' | 'warn' | 'info' | 'pass' | 'changed' | 'added' | 'deleted' | 'plain'
  readonly text: string
  /** Lines under it, as "label  text". */
  readonly details?: readonly { readonly label: string; readonly text: string }[]
}

/** What a verb found and did. Every report is made of this and of nothing else. */
export type Outcome = {
  readonly verb: string
  readonly exitCode: number
  readonly verdict: Verdict | null
  readonly environments: readonly EnvironmentOutcome[]
  readonly changes: readonly ObjectChange[]
  /** Whether reports for people show all of the changes; left out where they fold what a version bump moves everywhere. */
  readonly isWhole?: true
  readonly findings: readonly Finding[]
  /** Findings that a waiver answers for; left out by verbs that have no waivers. */
  readonly waived?: readonly ToldWaived[]
  /** Left out by verbs that do not look for it; empty where it was looked for and none found. */
  readonly drift?: readonly ToldDrift[]
  /** Drift that a rule explains, and what of others' is worth knowing. Left out likewise. */
  readonly hiddenDrift?: readonly HiddenDrift[]
  readonly driftHints?: readonly DriftHint[]
  /** What HEAD was; left out by verbs that do not ask, and outside Git. */
  readonly revision?: Revision
  /** Which parts of the work this is about; left out where it was not cut. */
  readonly shards?: Shards
  /** Left out by verbs that do not look for newer charts; empty where there are none. */
  readonly updates?: readonly Update[]
  /** Left out by verbs that do not look at the mesh. */
  readonly mesh?: MeshReport
  readonly notes: readonly Note[]
  /** Text that is the result itself, such as a stream of manifests; '' for verbs that report. */
  readonly output: string
  /** The verdict in one sentence. */
  readonly summary: string
  /** The next command; '' where there is none. */
  readonly next: string
  /** Milliseconds per stage. */
  readonly timings: Readonly<Record<string, number>>
}

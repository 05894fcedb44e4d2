import type { Noise } from './difference.ts'
import type { Lane, Severity } from './finding.ts'

/** How the gate on the page stands. */
export type PageState = 'block' | 'warn' | 'pass' | 'stale' | 'error' | 'empty'

/** A row of a diff: what is the same on both sides, what went, what came, or both beside each other. */
export type PageRow = readonly [' ', string] | readonly ['-', string] | readonly ['+', string] | readonly ['~', string, string]

/** One place in which an object differs. */
export type PagePlace = {
  readonly path: string
  /** "same in 3 versions, cause: chart"; '' where there is nothing to say. */
  readonly remarks: string
  /** '' where a reader has to see it. */
  readonly noise: Noise | ''
  readonly rows: readonly PageRow[]
  /** Rows that were left out. */
  readonly more: number
}

export type PageRef = { readonly kind: string; readonly namespace: string; readonly name: string }

export type PageObject = PageRef & {
  readonly op: 'create' | 'update' | 'rename' | 'delete'
  /** Whether it stands for itself in several environments. */
  readonly isShared: boolean
  /** What the object was called before; '' where its name stays. */
  readonly from: string
  readonly environment: string
  readonly release: string
  readonly file: string
  readonly lanes: readonly Lane[]
  readonly places: readonly PagePlace[]
}

export type PageFinding = PageRef & {
  readonly severity: Severity
  readonly lane: Lane
  /** In which it is the same; empty where none is known. */
  readonly environments: readonly string[]
  readonly rule: string
  readonly page: string
  readonly title: string
  readonly path: string
  readonly change: string
  readonly effect: string
  readonly why: string
  readonly hits: readonly string[]
  readonly action: string
  /** Lines of the workspace that made it, and what moved there. */
  readonly origins: readonly string[]
}

export type PageDrift = PageRef & {
  readonly path: string
  /** '' is unknown. */
  readonly manager: string
  /** ISO 8601, or '' where it is unknown. */
  readonly since: string
  readonly git: string
  readonly live: string
  /** Author, day and commit of the value in Git; '' where it is not known. */
  readonly setBy: string
}

export type PageFact = { readonly name: string; readonly value: string; readonly note: string }

/** A table of the page, in words only. */
export type PageTable = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** Before and after; '' is not there. */
export type PageSides = readonly [string, string]

/** A path through the mesh, as the graph draws it. */
export type PagePath = {
  readonly isBroken: boolean
  /** The step that requests do not get to, counted from the callers; 0 where they get through. */
  readonly brokenAt: 0 | 1 | 2 | 3
  readonly flag: string
  readonly caller: string
  readonly note: string
  readonly route: { readonly name: PageSides; readonly detail: PageSides }
  readonly cluster: { readonly name: PageSides; readonly detail: PageSides }
  readonly endpoints: PageSides
}

export type PageEffect = {
  readonly severity: Severity
  readonly flag: string
  readonly message: string
  readonly subject: string
  readonly before: string
  readonly after: string
  readonly source: string
  readonly proxies: string
}

/** What a change does to proxies, predicted. */
export type PageMesh = {
  readonly paths: readonly PagePath[]
  /** Paths that are not drawn. */
  readonly more: number
  readonly effects: readonly PageEffect[]
  /** What the change does not touch, one sentence; '' for nothing to say. */
  readonly same: string
  readonly unknown: readonly string[]
}

/** Objects that are sent together. */
export type PageWave = {
  readonly name: string
  readonly count: number
  /** Those that stay as they are. */
  readonly still: number
  /** What comes before the next wave, such as "until all are ready". */
  readonly wait: string
  /** What the server refuses in it. */
  readonly stops: readonly string[]
  /** The others. */
  readonly objects: readonly { readonly op: 'create' | 'update' | 'run'; readonly name: string }[]
}

/** What would happen to one environment. */
export type PagePlan = {
  readonly environment: string
  /** Nothing of it starts while a finding blocks. */
  readonly isBlocked: boolean
  /** How its objects live, or what was reviewed before. */
  readonly against: 'live' | 'base'
  readonly waves: readonly PageWave[]
  readonly leaving: readonly string[]
  readonly keeping: readonly string[]
  readonly isPruning: boolean
}

/** All that the page shows. Every text in it is escaped, and no value of a Secret is there. */
export type PageData = {
  readonly state: PageState
  readonly title: string
  readonly sentence: string
  readonly crumbs: readonly string[]
  readonly facts: readonly PageFact[]
  /** A command; '' where there is none. */
  readonly next: string
  /** What to do, in words; '' where there is nothing to say. */
  readonly cure: string
  readonly findings: readonly PageFinding[]
  readonly plans: readonly PagePlan[]
  readonly objects: readonly PageObject[]
  readonly mesh: PageMesh
  readonly drift: readonly PageDrift[]
  /** What rules explain, so that it is no drift. */
  readonly hidden: PageTable
  readonly waived: PageTable
  readonly releases: PageTable
  readonly notes: readonly string[]
}

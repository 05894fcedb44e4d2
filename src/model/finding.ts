import type { Cause } from './difference.ts'
import type { ObjectRef } from './manifest.ts'
import type { Place } from './place.ts'
import type { Source } from './source.ts'

export type Severity = 'block' | 'warn' | 'info'

/** What kind of harm a finding is about, worst first; reports group and rank by it. 'Gate' is about what judges: it stands above all. */
export const lanes = ['Gate', 'CRD', 'API', 'Immutable', 'Data loss', 'Mesh', 'RBAC', 'Webhook', 'Selector', 'Restart', 'Config', 'Label'] as const

export type Lane = (typeof lanes)[number]

/** What happens when a change goes through, worst first. Whether that blocks is the policy's choice. */
export const effects = [
  'data-lost',
  'updates-fail',
  'reapply-fails',
  'refused',
  'edits-fail',
  'clients-break',
  'unknown',
  'behaviour-shifts',
  'cosmetic',
] as const

export type Effect = (typeof effects)[number]

export type Finding = {
  /** The rule's id, such as "crd/property-removed": also its file, its test, its page. */
  readonly rule: string
  readonly severity: Severity
  readonly effect: Effect
  readonly lane: Lane
  readonly object: ObjectRef
  /** Left out by rules, which do not know it; who asks them adds it. */
  readonly source?: Source
  /** The line of the workspace that made it, or else where its path is rendered: where somebody can act. Left out likewise, and where no line is about it. */
  readonly place?: Place
  /** What moved that its object is made of. Left out where its object did not change, or several things moved and nobody asked which. */
  readonly causes?: readonly Cause[]
  /** Where in the object, such as "spec.http[].corsPolicy"; '' is the whole object. */
  readonly path: string
  /** What happens to whom, one sentence. */
  readonly message: string
  /** Why that happens, one sentence: what the API server or the proxies do. */
  readonly why: string
  /** "before → after", where there is one to show. */
  readonly change: string
  /** Live objects that are hit, as people say them; empty where none is known. */
  readonly hits: readonly string[]
  /** What to do: a command or an edit. */
  readonly action: string
}

/** The page that explains a rule, from the root of Sluice's repository. */
export const pageOf = (rule: string): string => `docs/rules/${rule}.md`

export type Verdict = 'pass' | 'warn' | 'block'

import type { ObjectRef } from './manifest.ts'

export type Severity = 'block' | 'warn' | 'info'

/** What kind of harm a finding is about, worst first; reports group and rank by it. */
export const lanes = ['CRD', 'API', 'Immutable', 'Data loss', 'Mesh', 'RBAC', 'Webhook', 'Restart', 'Config', 'Label'] as const

export type Lane = (typeof lanes)[number]

export type Finding = {
  /** The rule's id, such as "crd/property-removed": also its file, its test, its page. */
  readonly rule: string
  readonly severity: Severity
  readonly lane: Lane
  readonly object: ObjectRef
  /** Where in the object, such as "spec.http[].corsPolicy"; '' is the whole object. */
  readonly path: string
  /** What happens to whom, one sentence. */
  readonly message: string
  /** "before → after", where there is one to show. */
  readonly change: string
  /** Live objects that are hit, as people say them; empty where none is known. */
  readonly hits: readonly string[]
  /** What to do: a command or an edit. */
  readonly action: string
}

export type Verdict = 'pass' | 'warn' | 'block'

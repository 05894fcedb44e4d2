import type { Finding } from './finding.ts'
import type { ObjectRef } from './manifest.ts'

/** What is found about an object, or that nobody knows: a rule that breaks off has not passed anything. */
export function attempt(about: About, find: () => readonly Finding[]): readonly Finding[] {
  const tried = attempted(about, find)
  return tried.ok ? tried.value : [tried.finding]
}

/** What rules are to look at, or that nobody could look. */
export function attempted<T>(about: About, make: () => T): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly finding: Finding } {
  try {
    return { ok: true, value: make() }
  } catch (error) {
    return { ok: false, finding: broken(about, error) }
  }
}

type About = { readonly rule: string; readonly object: ObjectRef }

const broken = ({ rule, object }: About, error: unknown): Finding => ({
  rule: 'gate/rule-broken',
  severity: 'block',
  effect: 'unknown',
  lane: 'Gate',
  object,
  path: '',
  // What an error says may quote a manifest, and a manifest may hold secrets.
  message: `Not judged: ${rule} broke off with ${error instanceof Error ? error.name : 'something that is no error'}. Unknown blocks`,
  why: 'A bug in Sluice keeps this rule from an answer, and silence is never a pass',
  change: '',
  hits: [],
  action: 'Report it with this object, its Secrets taken out',
})

// The whole question has no name of its own.
export const everything: ObjectRef = { group: '', version: '', kind: 'Environment', namespace: '', name: 'rendered' }

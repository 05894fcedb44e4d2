import type { Finding } from '../model/finding.ts'
import type { ObjectRef } from '../model/manifest.ts'

/** What is found about an object, or that nobody knows: a rule that breaks off has not passed anything. */
export function attempt(about: { readonly rule: string; readonly object: ObjectRef }, find: () => readonly Finding[]): readonly Finding[] {
  try {
    return find()
  } catch (error) {
    return [broken(about, error)]
  }
}

const broken = ({ rule, object }: { readonly rule: string; readonly object: ObjectRef }, error: unknown): Finding => ({
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

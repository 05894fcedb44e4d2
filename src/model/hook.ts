import { textAt } from './json.ts'
import type { Manifest } from './manifest.ts'

/** What the annotations of a chart's hook say. */
export type Hook = {
  /** Such as "pre-install"; lower case. */
  readonly events: readonly string[]
  /** Lower ones run first. */
  readonly weight: number
  /** When its object is deleted: "before-hook-creation", "hook-succeeded", "hook-failed". */
  readonly deletePolicies: readonly string[]
}

/** The hook that an object is; undefined where it is none. */
export function hookOf({ body }: Manifest): Hook | undefined {
  const events = annotation(body, 'helm.sh/hook')
  if (events === undefined) return undefined
  const policies = wordsOf(annotation(body, 'helm.sh/hook-delete-policy') ?? '').filter((policy) => policy !== '')
  return {
    events: wordsOf(events),
    weight: weightOf(annotation(body, 'helm.sh/hook-weight') ?? ''),
    // Helm's default: what an earlier run left must not stand in the way.
    deletePolicies: policies.length > 0 ? policies : ['before-hook-creation'],
  }
}

const annotation = (body: Manifest['body'], name: string): string | undefined => textAt(body, 'metadata', 'annotations', name)

const wordsOf = (text: string): readonly string[] => text.split(',').map((word) => word.trim().toLowerCase())

/** Helm takes what is no integer for 0. */
const weightOf = (text: string): number => (/^[+-]?\d{1,9}$/.test(text) ? Number(text) : 0)

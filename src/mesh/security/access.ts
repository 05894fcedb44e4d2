import { isObject, listAt, textAt, type Json } from '../../model/json.ts'
import type { Policy } from './policies.ts'

/** What an AuthorizationPolicy does with requests to its workloads. */
export type Access = 'allows-some' | 'allows-none' | 'allows-all' | 'denies-some' | 'denies-all' | 'asks' | 'nothing'

/** One without rules fits no request; one rule that says nothing fits all. */
export function accessOf({ body }: Policy): Access {
  const rules = listAt(body, 'spec', 'rules')
  const fitsAll = rules.some(isEmpty)
  const action = textAt(body, 'spec', 'action') ?? 'ALLOW'
  if (action === 'ALLOW') return rules.length === 0 ? 'allows-none' : fitsAll ? 'allows-all' : 'allows-some'
  if (rules.length === 0) return 'nothing'
  if (action === 'DENY') return fitsAll ? 'denies-all' : 'denies-some'
  return action === 'CUSTOM' ? 'asks' : 'nothing'
}

const isEmpty = (rule: Json): boolean => isObject(rule) && Object.keys(rule).length === 0

/** Whether a policy makes everything refused that no policy allows. */
export const isAllowing = (policy: Policy): boolean => accessOf(policy).startsWith('allows')

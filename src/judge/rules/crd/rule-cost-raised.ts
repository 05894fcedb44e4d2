import type { SchemaRule } from '../../rule.ts'
import { placeOf } from '../../schema/path.ts'
import { showChange } from '../../show.ts'

const limits = ['maxItems', 'maxLength', 'maxProperties'] as const

/** The API server estimates what CEL rules cost from these limits: without them an untouched rule may be refused. */
export const ruleCostRaised: SchemaRule = {
  id: 'crd/rule-cost-raised',
  why: 'The API server estimates the cost of CEL rules from these limits and refuses a CRD that may cost too much',
  handles: limits,
  judge: ({ path, before, after, hasRules }) => {
    const raised = limits.filter((keyword) => hasRules && isRaised(before[keyword], after[keyword]))
    if (raised.length === 0) return []
    return [
      {
        severity: 'warn',
        effect: 'refused',
        path,
        message: `The API server may refuse the CRD: it has CEL rules, and their estimated cost grows with the limit of ${placeOf(path)}`,
        change: raised.map((keyword) => `${keyword}: ${showChange(before[keyword], after[keyword])}`).join('; '),
        hit: null,
        action: 'Ask the API server: kubectl apply --dry-run=server of the CRD',
      },
    ]
  },
}

const isRaised = (before: unknown, after: unknown): boolean => {
  if (typeof before !== 'number') return false
  return typeof after === 'number' ? after > before : after === undefined
}

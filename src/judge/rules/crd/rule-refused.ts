import { mergeFaults, type MergedFault } from '../../crd/merge-faults.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'

/** A CEL rule of a new schema does not compile, or may cost more than the API server allows. */
export const ruleRefused: QuestionRule = {
  id: 'crd/rule-refused',
  why: 'The API server checks the types of every rule and messageExpression against the schema, estimates what it may cost, and refuses the whole CRD for one that fails',
  lane: 'CRD',
  judge: ({ ruleFaults = [] }) => mergeFaults(ruleFaults).map(draftOf),
}

const draftOf = ({ object, path, said, where }: MergedFault): ObjectDraft => ({
  object,
  severity: 'block',
  effect: 'refused',
  path,
  message: `The API server refuses the CRD: ${path === '' ? 'the whole object' : path} ${said}${where}`,
  change: '',
  hits: [],
  action: said.includes('cost')
    ? 'Give lists, maps and texts that the rule goes through maxItems, maxProperties and maxLength, or write a simpler rule'
    : 'Write the rule so that its types fit the schema',
})

import type { RuleFault } from '../../../model/refusal.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'

/** A CEL rule of a new schema does not compile, or may cost more than the API server allows. */
export const ruleRefused: QuestionRule = {
  id: 'crd/rule-refused',
  why: 'The API server checks the types of every rule and messageExpression against the schema, estimates what it may cost, and refuses the whole CRD for one that fails',
  lane: 'CRD',
  judge: ({ ruleFaults = [] }) => [...Map.groupBy(ruleFaults, nameOf).values()].flatMap(draftOf),
}

/** The same fault in several versions is one finding. */
const nameOf = ({ object, path, said }: RuleFault): string => JSON.stringify([object.name, path, said])

function draftOf(faults: readonly RuleFault[]): readonly ObjectDraft[] {
  const [first] = faults
  if (first === undefined) return []
  const { object, path, said, isOnly } = first
  const where = isOnly ? '' : `, in ${faults.map(({ version }) => version).join(', ')}`
  return [
    {
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
    },
  ]
}

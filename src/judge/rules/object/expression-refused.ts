import type { QuestionRule } from '../../rule.ts'

/** An expression of an admission policy or webhook does not compile. */
export const expressionRefused: QuestionRule = {
  id: 'object/expression-refused',
  why: 'The API server compiles every CEL expression of a policy or webhook when it is written, and refuses the whole object for one that fails',
  lane: 'Webhook',
  judge: ({ expressionFaults = [] }) =>
    expressionFaults.map(({ object, path, said }) => ({
      object,
      severity: 'block',
      effect: 'refused',
      path,
      message: `The API server refuses the ${object.kind}: ${path === '' ? 'it' : path} ${said}`,
      change: '',
      hits: [],
      action: 'Write the expression so that it compiles: kubectl apply --dry-run=server of the object says where it fails',
    })),
}

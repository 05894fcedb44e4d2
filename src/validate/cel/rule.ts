import { causeAt, type Cause, type Reason } from '../cause.ts'
import type { Node, Rule } from '../node.ts'
import { compileExpression, type Expression, type Subject } from './compile/expression.ts'
import { fieldPathOf } from './field-path.ts'
import { isError, optionalOf, type CelValue } from './values/cel-value.ts'

/** A rule of one node, ready to be asked. */
export interface CompiledRule {
  readonly rule: Rule
  readonly expression: Expression
  readonly fieldPath: string
}

export interface Asked extends Subject {
  readonly path: string
  /** Whether rules with optionalOldSelf run on what is new. */
  readonly knowsOptional: boolean
  /** Whether a false answer about this value is forgiven, since the value is what it was. */
  readonly isForgiven: () => boolean
}

/** The rules of a node. An empty one is skipped, as the server does. */
export const compileNodeRules = (node: Node, minor: number): readonly CompiledRule[] =>
  node.rules
    .filter(({ rule }) => rule.trim() !== '')
    .map((rule) => ({ rule, expression: compileExpression(rule.rule, minor), fieldPath: fieldPathOf(rule.fieldPath, node) }))

/** What is wrong with a value by one rule; undefined where nothing is. */
export function askRule({ rule, expression, fieldPath }: CompiledRule, asked: Asked): Cause | undefined {
  const { self, oldSelf, spend, path } = asked
  const keyword = 'x-kubernetes-validations'
  if (expression.kind === 'unknown')
    return causeAt(path, { reason: 'Unknown', keyword, message: `cannot evaluate ${expression.what}, in the rule: ${rule.rule}` })
  if (expression.usesOldSelf && oldSelf === undefined && !(rule.optionalOldSelf && asked.knowsOptional)) return undefined
  const before: CelValue | undefined = rule.optionalOldSelf ? optionalOf(oldSelf) : oldSelf
  const evaluated = expression.evaluate({ self, oldSelf: before, spend })
  if (evaluated.kind === 'too-costly') return causeAt(path, { reason: 'Unknown', keyword, message: `costs more than the server allows: ${rule.rule}` })
  const answer = evaluated.value
  if (answer === true) return undefined
  if (isError(answer)) return causeAt(path, { reason: 'Invalid', keyword, message: `${answer.message}, evaluating the rule: ${rule.rule}` })
  if (!expression.usesOldSelf && asked.isForgiven()) return undefined
  return causeAt(fieldPath === '' ? path : childOf(path, fieldPath), { reason: reasons[rule.reason] ?? 'Invalid', keyword, message: messageOf(rule) })
}

const childOf = (path: string, child: string): string => (path === '' ? child : `${path}.${child}`)

const reasons: Readonly<Record<string, Reason>> = { FieldValueForbidden: 'Forbidden', FieldValueRequired: 'Required', FieldValueDuplicate: 'Duplicate' }

/** Never the messageExpression: it may quote the object. */
const messageOf = ({ message, rule }: Rule): string => (message === '' ? `failed rule: ${rule.trim()}` : message.trim())

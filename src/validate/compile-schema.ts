import type { JsonObject } from '../model/json.ts'
import { causeWithoutField, type Cause, type Report } from './cause.ts'
import { compileRules } from './cel/rules.ts'
import { checkLists } from './lists/check-lists.ts'
import { checkEmbedded } from './metadata/check-embedded.ts'
import { checkMetadata, checkName, isObjectName, sayAt } from './metadata/check-meta.ts'
import type { Malformed } from './metadata/coerce-embedded.ts'
import { checkNode } from './openapi/check-node.ts'
import { pairOf } from './ratchet/pair.ts'
import { readNode } from './read-node.ts'
import { receive } from './receive.ts'
import { unknownsIn } from './unknowns-in.ts'
import { ratchets, type Target as SchemaTarget } from './target.ts'
import { isMap, type Value, type ValueMap } from './value.ts'

export type Target = SchemaTarget

/** What the API server answers. It accepts where there is no cause; a cause of reason 'Unknown' names what nobody here can evaluate. */
export type Answer =
  | { readonly kind: 'malformed'; readonly problems: readonly Malformed[] }
  | { readonly kind: 'judged'; readonly stored: ValueMap; readonly dropped: readonly string[]; readonly causes: readonly Cause[] }

export interface Validator {
  /** A new object, as POST. */
  readonly create: (object: ValueMap) => Answer
  /** An object in the place of a stored one, as PUT; both are read under this schema first. */
  readonly update: (stored: ValueMap, object: ValueMap) => Answer
  /** A stored object as GET returns it under this schema. */
  readonly read: (stored: ValueMap) => ValueMap
}

/** Turns an `openAPIV3Schema` into what judges objects by it as the API server does. Compile once, judge many. */
export function compileSchema(schema: JsonObject, target: Target): Validator {
  const node = readNode(schema)
  const check = checkNode(node, target.minor)
  const rules = compileRules(node, target)
  const unknowns = unknownsIn(node, '')
  const read = (stored: ValueMap): ValueMap => receive(stored, node, 'stored').object

  const validate = (object: ValueMap, before: ValueMap | undefined): readonly Cause[] => {
    const causes: Cause[] = [...unknowns]
    const report: Report = (cause) => causes.push(cause)
    const pair = before === undefined || !ratchets(target) ? undefined : pairOf(node, object, before)
    checkRoot(object, { isUpdate: before !== undefined, namespaced: target.namespaced }, report)
    check(object, { path: '', pair }, report)
    checkEmbedded(object, node, { path: '', report })
    if (before === undefined || !hasRepeats(before)) checkLists(object, node, { path: '', report })
    if (rules === undefined) return causes
    if (causes.some(stopsRules))
      report(causeWithoutField('', { keyword: 'x-kubernetes-validations', message: 'rules were not checked, for the object has other errors' }))
    else rules(object, { before, pair, report })
    return causes
  }
  const hasRepeats = (object: ValueMap): boolean => {
    let found = false
    checkLists(object, node, { path: '', report: () => (found = true) })
    return found
  }

  return {
    read,
    create: (sent) => answer(sent, undefined),
    update: (stored, sent) => answer(sent, read(stored)),
  }

  function answer(sent: ValueMap, before: ValueMap | undefined): Answer {
    const { object, dropped, malformed } = receive(sent, node, 'sent')
    if (malformed.length > 0) return { kind: 'malformed', problems: malformed }
    const stored = target.statusSubresource ? withStatusOf(object, before) : object
    return { kind: 'judged', dropped, stored, causes: validate(stored, before) }
  }
}

/** With the status subresource only that can write `status`: here it stays what it was. */
function withStatusOf(object: ValueMap, before: ValueMap | undefined): ValueMap {
  const { status: _, ...rest } = object
  return before?.['status'] === undefined ? rest : { ...rest, status: before['status'] }
}

const stopping: ReadonlySet<Cause['reason']> = new Set(['TypeInvalid', 'Required', 'NotSupported', 'TooLong', 'TooMany'])
export const stopsRules = ({ reason }: Cause): boolean => stopping.has(reason)

function checkRoot(object: ValueMap, { isUpdate, namespaced }: { isUpdate: boolean; namespaced: boolean }, report: Report): void {
  const metadata: Value = object['metadata'] ?? {}
  if (!isMap(metadata)) return
  const say = sayAt('metadata', report)
  if (!isUpdate) checkName(metadata, { isName: isObjectName, needsNamespace: namespaced }, say)
  checkMetadata(metadata, say)
}

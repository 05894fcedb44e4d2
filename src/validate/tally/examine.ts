import { toJsonText } from '../../model/json.ts'
import type { VersionChange } from '../../model/living.ts'
import { causeAt, type Cause } from '../cause.ts'
import { compileSchema, stopsRules, type Answer, type Target, type Validator } from '../compile-schema.ts'
import { readNode } from '../read-node.ts'
import type { ValueMap } from '../value.ts'
import { lostNulls } from './lost-nulls.ts'
import { placeIn } from './place-in.ts'

/** One way in which an object suffers from a change of its schema. */
export type Harm = {
  readonly path: string
  /** The keyword that speaks: 'properties' where a field is dropped. */
  readonly keyword: string
  readonly said: string
  /** Whether even an update that changes nothing is refused. */
  readonly isStuck: boolean
}

type Said = Pick<Cause, 'path' | 'keyword' | 'message'>

/** What a change of one version's schema does to objects, one at a time. What was wrong with them before is no harm of the change. */
export function examiner(version: VersionChange, target: Omit<Target, 'statusSubresource'>): (object: ValueMap) => readonly Harm[] {
  const [before, after] = [compiled(version.before), compiled(version.after)]
  const nodes = [readNode(version.before), readNode(version.after)]
  const comparesWithOld = toJsonText(version.after).includes('oldSelf')
  return (object) => {
    const seen = before.read(object)
    const created = after.create(seen)
    const refused = news(causesAsNew(after, seen, version), () => causesAsNew(before, seen, version))
    const isAsked = refused.length > 0 || comparesWithOld
    const stuck = isAsked ? news(causesOf(after.update(seen, seen)), () => causesOf(before.update(seen, seen))) : []
    const harm =
      (isStuck: boolean) =>
      ({ path, keyword, message }: Said): Harm => ({ path: placeIn(path, seen, nodes), keyword, said: message, isStuck })
    return [...losses(created, seen).map(harm(false)).map(asUnnamed), ...refused.map(harm(false)), ...stuck.map(harm(true))]
  }

  function compiled(schema: VersionChange['before']): Validator {
    // A status is looked at here wherever it comes from.
    return compileSchema(schema, { ...target, statusSubresource: false })
  }
}

/** A key that no schema named was kept by another keyword than 'properties'. */
const asUnnamed = (harm: Harm): Harm => (harm.keyword === 'properties' && harm.path.endsWith('{}') ? { ...harm, keyword: 'additionalProperties' } : harm)

function losses(created: Answer, seen: ValueMap): readonly Said[] {
  if (created.kind === 'malformed') return []
  const nulls = lostNulls(seen, created.stored, '')
  return [
    ...created.dropped.map((path) => ({ path, keyword: 'properties', message: 'has no schema' })),
    ...nulls.map((path) => ({ path, keyword: 'nullable', message: 'must not be null' })),
  ]
}

/** As a create. Where status is a subresource, a create comes without one, and the status is written after it. */
function causesAsNew(validator: Validator, seen: ValueMap, { hasStatus }: VersionChange): readonly Cause[] {
  const whole = causesOf(validator.create(seen))
  if (!hasStatus || seen['status'] === undefined) return whole
  const { status: _, ...rest } = seen
  return [...whole, ...causesOf(validator.create(rest))]
}

function causesOf(answer: Answer): readonly Cause[] {
  if (answer.kind === 'malformed') return answer.problems.map(({ path, message }) => causeAt(path, { reason: 'TypeInvalid', keyword: 'metadata', message }))
  // Beside what stops them, rules only say that they were not asked.
  const isStopped = answer.causes.some(stopsRules)
  return answer.causes.filter(({ keyword, reason }) => !isStopped || keyword !== 'x-kubernetes-validations' || reason === 'Unknown')
}

/** What is said now and was not before. */
function news(now: readonly Cause[], before: () => readonly Cause[]): readonly Said[] {
  if (now.length === 0) return []
  const known = new Set(before().map(textOf))
  return now.filter((cause) => !known.has(textOf(cause)))
}

const textOf = ({ path, keyword, message }: Said): string => JSON.stringify([path, keyword, message])

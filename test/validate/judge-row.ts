import { isObject, isSame, toJsonText } from '../../src/model/json.ts'
import { compileSchema, ruleFaults, type Answer, type Validator } from '../../src/validate/validate.ts'
import { newRefusals } from '../../src/judge/schema/refusals.ts'
import { isMap, toJson, type Value, type ValueMap } from '../../src/validate/value.ts'
import { mapAt, mapsAt, readRow, textOf } from './read-row.ts'

/** Whether Sluice says of one thing what the server said. */
export interface Verdict {
  readonly id: string
  readonly question: Question
  readonly agrees: boolean
  readonly detail: string
}

/** In the order in which their figures are printed. */
export const questions = [
  'accepted or refused',
  'fields and reasons',
  'what is stored',
  'strict',
  'schemas taken',
  'read',
  'unchanged update',
  'touching update',
  'its fields and reasons',
  'what it stores',
] as const
export type Question = (typeof questions)[number]

/** The schemas are of a cluster-scoped kind without subresources, on Kubernetes 1.36. */
const target = { minor: 36, namespaced: false, statusSubresource: false }

/** Judges one line of create.jsonl, update.jsonl or create-schema-refused.jsonl. */
export function judgeRow(line: string): readonly Verdict[] {
  const row = readRow(line)
  const said = row['object'] === undefined ? judgeSchema(row) : row['old'] === undefined ? judgeCreate(row) : judgeUpdate(row)
  return said.map((verdict) => ({ id: textOf(row, 'id'), ...verdict }))
}

type Said = Omit<Verdict, 'id'>

/** A schema that comes without an object is one that the server refused. */
const judgeSchema = (row: ValueMap): readonly Said[] => [same('accepted or refused', row['code'], isRefused(mapAt(row, 'schema')) ? 422 : 201)]

function isRefused(schema: ValueMap): boolean {
  const plain: unknown = toJson(schema)
  if (!isObject(plain)) return true
  return ruleFaults(plain, { isKnown: true }).length > 0 || newRefusals(undefined, plain).length > 0
}

function judgeCreate(row: ValueMap): readonly Said[] {
  const answer = validatorOf(mapAt(row, 'schema')).create(mapAt(row, 'object'))
  const strict = answer.kind === 'judged' && answer.dropped.length > 0 ? 400 : codeOf(answer, 201)
  return [
    ...takenSchemas([mapAt(row, 'schema')]),
    same('accepted or refused', row['code'], codeOf(answer, 201)),
    ...(row['code'] === 400 ? [] : [same('fields and reasons', causesOf(mapsAt(row, 'causes')), saidCauses(answer))]),
    ...(row['code'] === 201 ? [stored('what is stored', row, answer)] : []),
    ...(isDuplicate(row) ? [] : [same('strict', row['strictCode'], strict)]),
  ]
}

/** A key that is there twice is gone when its line has been read. */
const isDuplicate = (row: ValueMap): boolean => textOf(row, 'strictMessage').includes('duplicate field')

function judgeUpdate(row: ValueMap): readonly Said[] {
  const [before, after] = [validatorOf(mapAt(row, 'old')), validatorOf(mapAt(row, 'new'))]
  const created = before.create(mapAt(row, 'object'))
  const kept = created.kind === 'judged' ? asWritten(created.stored) : {}
  const read = after.read(kept)
  const put = after.update(kept, read)
  return [
    ...takenSchemas([mapAt(row, 'old'), mapAt(row, 'new')]),
    same('accepted or refused', row['putCode'], codeOf(put, 200)),
    same('fields and reasons', causesOf(mapsAt(row, 'putCauses')), saidCauses(put)),
    same('read', row['read'], read),
    same('unchanged update', row['labelCode'], codeOf(after.update(kept, labelled(read)), 200)),
    same('accepted or refused', row['createCode'], codeOf(after.create(mapAt(row, 'object')), 201)),
    ...touchesOf(row).flatMap((touch) => judgeTouch(touch, after.update(kept, mapAt(touch, 'object')))),
  ]
}

/** In the store `1.0` is `1`. */
function asWritten(object: ValueMap): ValueMap {
  const written: Value = toJson(object)
  return isMap(written) ? written : {}
}

const labelled = (read: ValueMap): ValueMap => ({ ...read, metadata: { ...mapAt(read, 'metadata'), labels: { touched: 'yes' } } })

const touchesOf = (row: ValueMap): readonly ValueMap[] => [
  ...(row['touchObject'] === undefined || row['touchObject'] === null
    ? []
    : [{ object: row['touchObject'], code: row['touchCode'] ?? 0, causes: row['touchCauses'] ?? [], stored: row['touchStored'] ?? null }]),
  ...mapsAt(row, 'moreTouches'),
]

const judgeTouch = (touch: ValueMap, answer: Answer): readonly Said[] => [
  same('touching update', touch['code'], codeOf(answer, 200)),
  ...(touch['code'] === 400 ? [] : [same('its fields and reasons', causesOf(mapsAt(touch, 'causes')), saidCauses(answer))]),
  ...(touch['code'] === 200 ? [stored('what it stores', touch, answer)] : []),
]

const taken = new Set<string>()

/** Schemas under which the server made objects, each once. */
const takenSchemas = (schemas: readonly ValueMap[]): readonly Said[] =>
  schemas.flatMap((schema) => {
    const key = toJsonText(toJson(schema))
    if (taken.has(key)) return []
    taken.add(key)
    return [same('schemas taken', 201, isRefused(schema) ? 422 : 201)]
  })

const compiled = new Map<string, Validator>()

/** Lines of one schema follow one another. */
function validatorOf(schema: ValueMap): Validator {
  const plain: unknown = toJson(schema)
  const key = JSON.stringify(plain, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
  const found = compiled.get(key) ?? compileSchema(isObject(plain) ? plain : {}, target)
  if (compiled.size > 8) compiled.clear()
  compiled.set(key, found)
  return found
}

function codeOf(answer: Answer, fine: number): number {
  if (answer.kind === 'malformed') return 400
  return answer.causes.length === 0 ? fine : 422
}

const causesOf = (causes: readonly ValueMap[]): string => setOf(causes.map((cause) => `${textOf(cause, 'field')} ${textOf(cause, 'reason')}`))

const saidCauses = (answer: Answer): string =>
  answer.kind === 'malformed' ? '' : setOf(answer.causes.map(({ field, reason }) => `${field} FieldValue${reason}`))

const setOf = (texts: readonly string[]): string => [...new Set(texts)].toSorted().join('\n')

const stored = (question: Question, row: ValueMap, answer: Answer): Said => same(question, row['stored'], answer.kind === 'judged' ? answer.stored : null)

function same(question: Question, wanted: Value | undefined, found: Value): Said {
  const [left, right] = [toJson(wanted ?? null), toJson(found)]
  return { question, agrees: isSame(left, right), detail: `the server says ${toJsonText(left)}, Sluice ${toJsonText(right)}` }
}

import { isList, isObject, isSame, listAt, objectAt, textAt, fromJsonText, type Json, type JsonObject } from '../../../src/model/json.ts'
import { idOf, type Seen } from '../look-around.ts'
import { judgeEach, type Invariant } from './invariant.ts'

export const ownsTheDesired: Invariant = {
  id: 'I7',
  claim: 'the manager "sluice" owns all that the revision sets, and nothing else',
  check: ({ end }) => judgeEach(end.after.desired, judge),
}

function judge({ wanted, live }: Seen): string {
  const entries = listAt(live, 'metadata', 'managedFields').filter((entry) => textAt(entry, 'manager') === 'sluice')
  if (entries.length !== 1) return `${idOf(wanted)} has ${entries.length} entries of the manager "sluice", expected one`
  const set = fieldsOf(wanted)
  const owned = withoutLabel(objectAt(entries[0], 'fieldsV1'))
  const [first] = [...ownedOnly(set, owned, ''), ...setOnly(set, owned, '')]
  return first === undefined ? '' : `${idOf(wanted)}: ${first}`
}

/** The label by which an inventory finds its members is Sluice's own, and in no revision. */
function withoutLabel({ 'f:metadata': metadata, ...rest }: JsonObject): JsonObject {
  const { 'f:labels': labels, ...others } = isObject(metadata) ? metadata : {}
  const { 'f:applyset.kubernetes.io/part-of': _part, ...own } = isObject(labels) ? labels : {}
  const left = { ...others, ...(Object.keys(own).length === 0 ? {} : { 'f:labels': own }) }
  return Object.keys(left).length === 0 ? rest : { ...rest, 'f:metadata': left }
}

/** Type and name are nobody's field. */
function fieldsOf({ apiVersion: _version, kind: _kind, metadata, ...rest }: JsonObject): JsonObject {
  const { name: _name, namespace: _namespace, ...labelled } = isObject(metadata) ? metadata : {}
  return Object.keys(labelled).length === 0 ? rest : { ...rest, metadata: labelled }
}

/** Paths that are owned, and that the revision does not set. */
function* ownedOnly(value: Json | undefined, owned: JsonObject, path: string): Generator<string> {
  for (const [step, below] of Object.entries(owned)) {
    const inner = step === '.' ? value : stepInto(value, step)
    if (inner === undefined) yield `it owns ${path}/${step}, which the revision does not set`
    else if (isObject(below)) yield* ownedOnly(inner, below, `${path}/${step}`)
  }
}

/** Paths that the revision sets, and that are not owned. A node with nothing below is owned as a whole. */
function* setOnly(value: Json, owned: JsonObject, path: string): Generator<string> {
  const steps = Object.keys(owned)
  if (steps.length === 0) return
  for (const [key, inner] of isObject(value) ? Object.entries(value) : []) {
    const step = `f:${key}`
    if (steps.includes(step)) yield* setOnly(inner, objectAt(owned, step), `${path}/${step}`)
    else yield `it does not own ${path}/${step}, which the revision sets`
  }
  for (const item of isList(value) ? value : []) {
    if (!steps.some((step) => isSame(stepInto([item], step), item))) yield `it does not own an item of ${path}, which the revision sets`
  }
}

/** One step of FieldsV1: f:<name>, k:<key of a list item>, v:<value of a set>. */
function stepInto(value: Json | undefined, step: string): Json | undefined {
  const rest = step.slice(2)
  if (step.startsWith('f:')) return isObject(value) ? value[rest] : undefined
  if (!isList(value)) return undefined
  const key = fromJsonText(rest)
  if (step.startsWith('v:')) return value.find((item) => isSame(item, key))
  return value.find(
    (item) => isObject(key) && Object.entries(key).every(([name, part]) => isSame(isObject(item) ? (item[name] ?? keyDefault(name)) : undefined, part)),
  )
}

// A port without a protocol is a TCP port, also in the key of its list item.
const keyDefault = (name: string): Json => (name === 'protocol' ? 'TCP' : null)

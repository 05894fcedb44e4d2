import { at, isObject, isSame, listAt, objectAt, textAt, type Json, type JsonObject } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import { tokensOf } from '../model/secret.ts'
import type { Difference } from './difference.ts'

type Row = {
  /** The keys of objects in which at most one of these may stand. */
  readonly parents: readonly string[]
  /** Ours, which is missing or another one. */
  readonly fields: readonly string[] | 'any'
  /** What stands in its way. */
  readonly siblings: readonly string[] | 'any'
}

const handlers = ['exec', 'grpc', 'httpGet', 'sleep', 'tcpSocket']

// Measured: a forced apply of ours beside a sibling that somebody else set is refused with 422.
const rows: readonly Row[] = [
  { parents: ['env'], fields: ['value', 'valueFrom'], siblings: ['value', 'valueFrom'] },
  { parents: ['livenessProbe', 'readinessProbe', 'startupProbe', 'postStart', 'preStop'], fields: handlers, siblings: handlers },
  { parents: ['volumes'], fields: 'any', siblings: 'any' },
  { parents: ['strategy', 'updateStrategy'], fields: ['rollingUpdate'], siblings: ['type'] },
  { parents: ['conversion'], fields: ['strategy'], siblings: ['webhook'] },
  { parents: ['spec'], fields: ['insecureSkipTLSVerify'], siblings: ['caBundle'] },
]

/** What of somebody else's stands in the way of applying ours back; '' for nothing. */
export function obstacleTo({ fieldPath, desiredPointer, livePointer, desired: wanted }: Difference, desired: Manifest, live: Manifest): string {
  const [field = '', parent = ''] = fieldPath
    .filter((step) => step.startsWith('f:'))
    .map((step) => step.slice(2))
    .toReversed()
  const item = fieldPath.at(-1)?.startsWith('k:') === true
  if (item) return field === 'ports' && live.id.kind === 'Service' ? sameName(wanted, siblingsAt(live.body, livePointer)) : ''
  const [ours, theirs] = [objectAt(desired.body, ...parentOf(desired.body, desiredPointer)), objectAt(live.body, ...parentOf(live.body, livePointer))]
  const row = rows.find(({ parents, fields }) => parents.includes(parent) && (fields === 'any' || fields.includes(field)))
  return row === undefined || wanted === undefined ? '' : (foreign(row, { field, ours, theirs }) ?? '')
}

function foreign({ siblings }: Row, { field, ours, theirs }: { field: string; ours: JsonObject; theirs: JsonObject }): string | undefined {
  const candidates = Object.keys(theirs).filter((key) => key !== field && (siblings === 'any' || siblings.includes(key)))
  return candidates.find((key) => !isSame(ours[key], theirs[key]))
}

/** Two ports of one Service may not share a name, though they differ in number. */
function sameName(wanted: Json | undefined, others: readonly Json[]): string {
  const name = textAt(wanted, 'name')
  return name !== undefined && others.some((other) => textAt(other, 'name') === name) ? `another port named ${name}` : ''
}

const siblingsAt = (body: JsonObject, pointer: string): readonly Json[] => listAt(body, ...stepsOf(body, tokensOf(pointer).slice(0, -1)))

const parentOf = (body: JsonObject, pointer: string): readonly (string | number)[] => stepsOf(body, tokensOf(pointer).slice(0, -1))

/** Tokens of a pointer as keys and indexes: "0" is an index in a list, and a key elsewhere. */
function stepsOf(body: JsonObject, tokens: readonly string[]): readonly (string | number)[] {
  const steps: (string | number)[] = []
  for (const token of tokens) steps.push(isObject(at(body, ...steps)) ? token : Number(token))
  return steps
}

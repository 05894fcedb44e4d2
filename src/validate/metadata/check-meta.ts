import { causeAt, type Reason, type Report } from '../cause.ts'
import { isItems, isMap, type Value, type ValueMap } from '../value.ts'
import { isLabel, isLabelValue, isQualifiedName, isSubdomain, maskTrailingDash } from './names.ts'

type NameTest = (name: string, options: { isPrefix: boolean }) => boolean
export type Say = (key: string, message: string, reason?: Reason) => void

export const isObjectName: NameTest = (name, { isPrefix }) => isSubdomain(isPrefix ? maskTrailingDash(name) : name)

export const sayAt =
  (path: string, report: Report): Say =>
  (key, message, reason = 'Invalid') =>
    report(causeAt(`${path}.${key}`, { reason, keyword: 'metadata', message }))

const text = (map: ValueMap, key: string): string => (typeof map[key] === 'string' ? map[key] : '')

/** The name and the namespace of an object that is created. */
export function checkName(metadata: ValueMap, { isName, needsNamespace }: { isName: NameTest; needsNamespace: boolean }, say: Say): void {
  const [prefix, name, namespace] = [text(metadata, 'generateName'), text(metadata, 'name'), text(metadata, 'namespace')]
  if (prefix !== '' && !isName(prefix, { isPrefix: true })) say('generateName', 'is no valid prefix of a name')
  if (name === '') say('name', 'is required', 'Required')
  else if (!isName(name, { isPrefix: false })) say('name', 'is no valid name')
  if (needsNamespace && namespace === '') say('namespace', 'is required', 'Required')
  if (needsNamespace && namespace !== '' && !isLabel(namespace)) say('namespace', 'is no valid name')
  if (!needsNamespace && namespace !== '') say('namespace', 'is not allowed on this kind', 'Forbidden')
}

/** What create and update ask of the rest of the metadata. */
export function checkMetadata(metadata: ValueMap, say: Say): void {
  if (Number(metadata['generation'] ?? 0) < 0) say('generation', 'must not be negative')
  checkLabels(metadata['labels'] ?? null, say)
  checkAnnotations(metadata['annotations'] ?? null, say)
  itemsOf(metadata['ownerReferences']).forEach((reference) => checkReference(isMap(reference) ? reference : {}, say))
  if (itemsOf(metadata['ownerReferences']).filter((reference) => isMap(reference) && reference['controller'] === true).length > 1) {
    say('ownerReferences', 'has more than one controller')
  }
  checkFinalizers(itemsOf(metadata['finalizers']), say)
}

const bytesOf = (written: string): number => new TextEncoder().encode(written).length

const itemsOf = (value: Value | undefined): readonly Value[] => (isItems(value) ? value : [])

function checkLabels(labels: Value, say: Say): void {
  for (const [key, value] of Object.entries(isMap(labels) ? labels : {})) {
    if (!isQualifiedName(key)) say('labels', `has the key ${key}, which is no label key`)
    if (typeof value !== 'string' || !isLabelValue(value)) say('labels', `has a value at ${key} that is no label value`)
  }
}

function checkAnnotations(annotations: Value, say: Say): void {
  let size = 0
  for (const [key, value] of Object.entries(isMap(annotations) ? annotations : {})) {
    if (!isQualifiedName(key.toLowerCase())) say('annotations', `has the key ${key}, which is no annotation key`)
    size += bytesOf(key) + (typeof value === 'string' ? bytesOf(value) : 0)
  }
  if (size > 256 * 1024) say('annotations', 'are longer than 256 KiB', 'TooLong')
}

function checkReference(reference: ValueMap, say: Say): void {
  if (/(?:^|\/)$/.test(text(reference, 'apiVersion'))) say('ownerReferences.apiVersion', 'must name a version')
  for (const key of ['kind', 'name', 'uid']) if (text(reference, key) === '') say(`ownerReferences.${key}`, 'must not be empty')
  if (text(reference, 'apiVersion') === 'v1' && text(reference, 'kind') === 'Event') say('ownerReferences', 'an Event cannot own anything')
}

function checkFinalizers(finalizers: readonly Value[], say: Say): void {
  for (const finalizer of finalizers)
    if (typeof finalizer !== 'string' || !isQualifiedName(finalizer)) say('finalizers', 'has a name that is no qualified name')
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) say('finalizers', 'has both orphan and foregroundDeletion')
}

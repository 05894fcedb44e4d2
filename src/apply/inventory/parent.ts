import { createHash } from 'node:crypto'
import type { AppliedRecord, GroupKind, InventoryPlace } from '../../model/inventory.ts'
import { compareText, objectAt, textAt, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'

/** The object that an inventory hangs on, after https://kep.k8s.io/3659: members carry its id as a label, and it says where to look for them. */
export type Parent = {
  /** Superset of the kinds and namespaces in which members live. */
  readonly kinds: readonly GroupKind[]
  readonly namespaces: readonly string[]
  /** The run that wrote it last. */
  readonly run: string
  /** Undefined where no apply has come to its end yet. */
  readonly record: AppliedRecord | undefined
}

const tooling = 'sluice/v1'
/** The label by which an inventory says its own id. */
export const idLabel = 'applyset.kubernetes.io/id'
const annotation = {
  tooling: 'applyset.kubernetes.io/tooling',
  kinds: 'applyset.kubernetes.io/contains-group-kinds',
  namespaces: 'applyset.kubernetes.io/additional-namespaces',
  run: 'sluice/run',
  environment: 'sluice/environment',
  revision: 'sluice/revision',
  stream: 'sluice/stream',
  time: 'sluice/applied-at',
  who: 'sluice/applied-by',
  where: 'sluice/applied-from',
  lock: 'sluice/lock',
} as const

/** The id that the convention gives to a ConfigMap of that name. */
export function inventoryId({ namespace, name }: InventoryPlace): string {
  const hash = createHash('sha256').update(`${name}.${namespace}.ConfigMap.`).digest('base64url')
  return `applyset-${hash}-v1`
}

/** Why a ConfigMap is no inventory of ours; '' where it is one. */
export function whyNotOurs({ body }: Manifest, place: InventoryPlace): string {
  const maker = textAt(body, 'metadata', 'annotations', annotation.tooling)
  if (maker === undefined) return 'it is no inventory'
  if (!maker.startsWith('sluice/')) return `it is the inventory of another tool, "${maker.slice(0, 100)}"`
  return textAt(body, 'metadata', 'labels', idLabel) === inventoryId(place) ? '' : 'its id is not that of its name'
}

export function readParent({ body }: Manifest): Parent {
  const text = (key: keyof typeof annotation): string => textAt(body, 'metadata', 'annotations', annotation[key]) ?? ''
  const record = { environment: text('environment'), revision: text('revision'), stream: text('stream'), time: text('time') }
  return {
    kinds: listed(text('kinds')).map(kindIn),
    namespaces: listed(text('namespaces')),
    run: text('run'),
    record: record.time === '' ? undefined : { ...record, who: text('who'), where: text('where'), lock: text('lock') === 'none' ? 'none' : 'held' },
  }
}

/** The ConfigMap that says so. What else others put on the one that lives is kept, its resourceVersion too. */
export function parentBody(place: InventoryPlace, live: Manifest | undefined, { kinds, namespaces, run, record }: Parent): JsonObject {
  const metadata = objectAt(live?.body, 'metadata')
  const { managedFields: _managed, ...kept } = metadata
  const annotations = {
    ...objectAt(metadata, 'annotations'),
    [annotation.tooling]: tooling,
    [annotation.kinds]: sorted(kinds.map(textOf)).join(','),
    // The namespace of the parent itself is not listed: members are looked for in it anyway.
    [annotation.namespaces]: sorted(namespaces.filter((namespace) => namespace !== '' && namespace !== place.namespace)).join(','),
    [annotation.run]: run,
    ...(record === undefined ? {} : recorded(record)),
  }
  const labels = { ...objectAt(metadata, 'labels'), [idLabel]: inventoryId(place) }
  return { ...live?.body, apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...kept, ...place, labels, annotations } }
}

const recorded = ({ environment, revision, stream, time, who, where, lock }: AppliedRecord): JsonObject => ({
  [annotation.environment]: environment,
  [annotation.revision]: revision,
  [annotation.stream]: stream,
  [annotation.time]: time,
  [annotation.who]: who,
  [annotation.where]: where,
  [annotation.lock]: lock,
})

const listed = (text: string): readonly string[] => text.split(',').filter((item) => item !== '')

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted(compareText)

/** "Deployment.apps", or "ConfigMap" of the core group. */
const textOf = ({ group, kind }: GroupKind): string => (group === '' ? kind : `${kind}.${group}`)

function kindIn(text: string): GroupKind {
  const dot = text.indexOf('.')
  return dot === -1 ? { group: '', kind: text } : { group: text.slice(dot + 1), kind: text.slice(0, dot) }
}

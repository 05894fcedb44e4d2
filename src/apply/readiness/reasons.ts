import type { ClusterEvent } from '../../model/cluster-event.ts'
import { textAt, type JsonObject } from '../../model/json.ts'
import type { Manifest, ResourceId } from '../../model/manifest.ts'
import { conditionsOf } from './conditions.ts'

// What one person reads at once; the rest is a `kubectl describe` away.
const mostConditions = 8
const mostEvents = 5
const longest = 400

/**
 * What a live object, and the last events about it and its pods, say for themselves: one line each, as they came, but for what `mask` takes out.
 */
export function reasonsOf(live: Manifest, events: readonly ClusterEvent[], mask: (text: string) => string): readonly string[] {
  const own = conditionsOf(live.body).slice(0, mostConditions).map(conditionLine)
  const told = events
    .filter((event) => isAbout(event, live.id))
    .slice(-mostEvents)
    .map(eventLine)
  // Masked before it is cut, or half a value would be left.
  return [...own, ...told].map((line) => shortened(mask(line)))
}

function conditionLine(condition: JsonObject): string {
  const [type, status, reason, message] = ['type', 'status', 'reason', 'message'].map((key) => textAt(condition, key) ?? '')
  return `${type} is ${status}${reason === '' ? '' : `, ${reason}`}${message === '' ? '' : `: ${message}`}`
}

const eventLine = ({ about, reason, message, count }: ClusterEvent): string =>
  `${reason} of ${about.kind} ${about.name}${count > 1 ? `, ${count} times` : ''}: ${message}`

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

// What a controller makes is named after what it makes it for.
const made = ['ReplicaSet', 'Pod', 'Job', 'PersistentVolumeClaim']

const isAbout = ({ about }: ClusterEvent, { kind, name }: ResourceId): boolean =>
  (about.kind === kind && about.name === name) || (made.includes(about.kind) && about.name.startsWith(`${name}-`))

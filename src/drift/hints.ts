import type { DriftHint } from '../model/drift.ts'
import { isObject } from '../model/json.ts'
import type { ResourceId } from '../model/manifest.ts'
import { holds, isOurs, type Entry } from './field-entries.ts'
import { keysOf, type FieldSet } from './field-set.ts'
import { writerOf } from './blame.ts'

type Row = { readonly kinds?: readonly string[]; readonly place: RegExp; readonly text: string }

// What Git is silent on and no drift therefore, and what matters all the same. An item of a list is its key in brackets.
const rows: readonly Row[] = [
  { kinds: ['Deployment'], place: /^spec\.paused$/, text: 'stops rollouts' },
  { kinds: ['CronJob', 'Job'], place: /^spec\.suspend$/, text: 'stops it from running' },
  { kinds: ['ConfigMap', 'Secret'], place: /^immutable$/, text: 'lets nobody change it any more' },
  { place: /^webhooks\[[^\]]+\]\.(namespaceSelector|objectSelector)(\.|$)/, text: 'narrows what the webhook sees' },
  { place: /\.(containers|initContainers)\[[^\]]+\]$/, text: 'is a container that Git does not know' },
  { place: /\.env\[[^\]]+\]$/, text: 'is a variable that Git does not know' },
  { place: /\.volumes\[[^\]]+\]$/, text: 'is a volume that Git does not know' },
  { place: /^metadata\.ownerReferences\[[^\]]+\]$/, text: 'lets Kubernetes delete it when its owner is gone' },
  { place: /^metadata\.finalizers\[[^\]]+\]$/, text: 'keeps it from being deleted' },
  { kinds: ['Namespace'], place: /^metadata\.labels\.pod-security\.kubernetes\.io\//, text: 'changes which Pods may run here' },
  { kinds: ['Service'], place: /^spec\.type$/, text: 'opens it to others than before, or closes it' },
  { kinds: ['StatefulSet'], place: /^spec\.updateStrategy\.rollingUpdate\.partition$/, text: 'holds an update back from some Pods' },
]

/** What others own, Git does not set, and somebody should know of. */
export function hintsOf(id: ResourceId, entries: readonly Entry[]): readonly DriftHint[] {
  const ours = entries.find(isOurs)
  const fitting = rows.filter(({ kinds }) => kinds === undefined || kinds.includes(id.kind))
  return entries
    .filter((entry) => !isOurs(entry) && entry.subresource !== 'status' && ours !== undefined)
    .flatMap((entry) =>
      placesIn(entry.fields)
        .filter((steps) => ours === undefined || !holds(ours, steps))
        .flatMap((steps) => hintAt(steps, { id, entry, fitting })),
    )
}

function hintAt(steps: readonly string[], { id, entry, fitting }: { id: ResourceId; entry: Entry; fitting: readonly Row[] }): readonly DriftHint[] {
  const path = pathOf(steps)
  const row = fitting.find(({ place }) => place.test(path))
  return row === undefined ? [] : [{ ...writerOf(entry), id, path, text: row.text }]
}

/** Every end of a set, and every item of a list that it holds as a whole. */
function placesIn(fields: FieldSet, above: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(fields).flatMap(([step, below]): readonly (readonly string[])[] => {
    if (step === '.') return above.at(-1)?.startsWith('f:') === false ? [above] : []
    const here = [...above, step]
    return isObject(below) && Object.keys(below).length > 0 ? placesIn(below, here) : [here]
  })
}

function pathOf(steps: readonly string[]): string {
  const parts = steps.map((step, index) => (step.startsWith('f:') ? `${index === 0 ? '' : '.'}${step.slice(2)}` : `[${nameOf(step)}]`))
  return parts.join('')
}

const nameOf = (step: string): string =>
  Object.values(keysOf(step) ?? { value: step.slice(2).replaceAll('"', '') })
    .map(String)
    .join('/')

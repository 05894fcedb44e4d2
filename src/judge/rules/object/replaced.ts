import { at } from '../../../model/json.ts'
import { type Manifest, nameOf, refOf, type ResourceId } from '../../../model/manifest.ts'
import { isEqual } from '../../is-equal.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'
import type { Scene } from '../../scene.ts'

/** An object goes and a like one comes under another name, namespace or kind: no update, but a delete and a create. */
export const replaced: QuestionRule = {
  id: 'object/replaced',
  why: 'Kind, namespace and name are an object’s identity: the cluster deletes the one and creates the other, in no order that keeps both',
  lane: 'Restart',
  judge: (scene) => {
    const taken = new Set<Manifest>()
    return scene.deleted.flatMap((before): readonly ObjectDraft[] => {
      const found = successorOf(before, scene, taken)
      if (found === undefined) return []
      taken.add(found.after)
      return [draftOf(before, found)]
    })
  },
}

type Successor = { readonly after: Manifest; readonly what: 'kind' | 'namespace' | 'name' }

/** The created object that most likely stands for the deleted one; each stands for one only. */
function successorOf(before: Manifest, { created }: Scene, taken: ReadonlySet<Manifest>): Successor | undefined {
  const free = created.filter((after) => !taken.has(after))
  for (const [what, isLike] of likenesses) {
    const after = free.find((candidate) => isLike(before, candidate))
    if (after !== undefined) return { after, what }
  }
  return undefined
}

type Likeness = (before: Manifest, after: Manifest) => boolean

const isSameBut = (before: ResourceId, after: ResourceId, but: 'kind' | 'namespace' | 'name'): boolean =>
  (['kind', 'namespace', 'name'] as const).every((part) => (before[part] === after[part]) === (part !== but))

const workloads = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']

// Surest first. Equal content is what makes two names one object to a reader.
const likenesses: readonly (readonly [Successor['what'], Likeness])[] = [
  ['kind', (before, after) => isSameBut(before.id, after.id, 'kind') && [before, after].every(({ id }) => workloads.includes(id.kind))],
  [
    'namespace',
    (before, after) =>
      before.id.group === after.id.group && isSameBut(before.id, after.id, 'namespace') && ![before, after].some(({ id }) => id.namespace === ''),
  ],
  ['name', (before, after) => before.id.group === after.id.group && isSameBut(before.id, after.id, 'name') && hasSameContent(before, after)],
]

const hasSameContent = (before: Manifest, after: Manifest): boolean =>
  ['spec', 'data', 'rules', 'webhooks', 'subjects'].some((key) => at(before.body, key) !== undefined && isEqual(at(before.body, key), at(after.body, key)))

const effects: Readonly<Record<Successor['what'], string>> = {
  kind: 'its pods stop before the new ones have to be there',
  namespace: 'what finds it by its old namespace no longer does',
  name: 'what refers to it by its old name no longer finds it',
}

function draftOf(before: Manifest, { after, what }: Successor): ObjectDraft {
  return {
    object: refOf(before),
    severity: 'warn',
    effect: 'clients-break',
    path: '',
    message: `${nameOf(before.id)} is deleted and ${nameOf(after.id)} created in its place: ${effects[what]}`,
    change: `${nameOf(before.id)} → ${nameOf(after.id)}`,
    hits: [],
    action: `Keep its ${what} (fullnameOverride, namespaceOverride), or bring the new object in one release and take the old one away in the next`,
  }
}

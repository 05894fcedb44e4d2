import { textAt } from '../../model/json.ts'
import { compareIds, shortName, type Manifest, type ResourceId } from '../../model/manifest.ts'

/** What is to be deleted, in the order of the waves of an apply, and what stays although nobody renders it any more. */
export type PrunePlan = {
  readonly deleted: readonly Manifest[]
  readonly kept: readonly { readonly manifest: Manifest; readonly why: string }[]
}

/** Members that are left over → a plan. Nothing that takes other data with it goes unless somebody named it. */
export function prunePlan(leftOver: readonly Manifest[], named: readonly string[]): PrunePlan {
  const inOrder = leftOver.toSorted((left, right) => compareIds(left.id, right.id))
  const reasons = inOrder.map((manifest) => ({ manifest, why: isNamed(manifest.id, named) ? '' : whyKept(manifest) }))
  return { deleted: reasons.filter(({ why }) => why === '').map(({ manifest }) => manifest), kept: reasons.filter(({ why }) => why !== '') }
}

/** As `--prune-name` and `pruneNamed` write it: with the group where one name is not enough, with the namespace where there is one. */
export const pruneName = ({ kind, ...id }: ResourceId): string => `${kind}/${shortName({ kind, ...id })}`

const isNamed = (id: ResourceId, named: readonly string[]): boolean => {
  const withGroup = id.group === '' ? id.kind : `${id.kind}.${id.group}`
  return [id.kind, withGroup].some((kind) => named.includes(`${kind}/${shortName(id)}`) || named.includes(`${kind}/${id.name}`))
}

// What hangs on them is gone for good: every custom resource, everything in the namespace, the volume's data.
const protectedKinds: ReadonlyMap<string, string> = new Map([
  ['apiextensions.k8s.io/CustomResourceDefinition', 'every custom resource of it would go with it'],
  ['/Namespace', 'everything in it would go with it'],
  ['/PersistentVolumeClaim', 'its data may go with it'],
  ['/PersistentVolume', 'its data may go with it'],
])

const policy = 'helm.sh/resource-policy'

function whyKept({ id, body }: Manifest): string {
  // Helm itself takes any value that begins so: "keep", "keep,other".
  if ((textAt(body, 'metadata', 'annotations', policy) ?? '').trim().toLowerCase().startsWith('keep')) return `its annotation ${policy} says keep`
  return protectedKinds.get(`${id.group}/${id.kind}`) ?? ''
}

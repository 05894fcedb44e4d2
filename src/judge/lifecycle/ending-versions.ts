import { apiVersionOf, type Manifest, keyOf } from '../../model/manifest.ts'
import type { Question } from '../question.ts'
import { type Life, lifeOf, minorOf, newestMinor } from './lifecycle.ts'

/** A desired object at a built-in version whose end is known, with the minor that it is judged for. */
export type Ending = { readonly manifest: Manifest; readonly life: Life; readonly minor: number; /** "Kubernetes 1.36". */ readonly target: string }

/**
 * Desired objects with a life that ends, judged for the forecast, else for the cluster. Where neither is known, for the newest release,
 * and only objects that the base did not hold like that: the others are no change.
 */
export function endingVersions({ base, desired, cluster, forecast }: Question): readonly Ending[] {
  const asked = minorOf(forecast ?? cluster.kubeVersion)
  const old = asked === undefined ? new Set(base.map(nameAtVersion)) : new Set()
  const minor = asked ?? newestMinor()
  return desired.flatMap((manifest) => {
    const life = lifeOf(manifest)
    return life === undefined || old.has(nameAtVersion(manifest)) ? [] : [{ manifest, life, minor, target: `Kubernetes 1.${minor}` }]
  })
}

const nameAtVersion = (manifest: Manifest): string => `${manifest.version} ${keyOf(manifest.id)}`

/** "policy/v1beta1 PodDisruptionBudget". */
export const sayKind = ({ id, version }: Manifest): string => `${apiVersionOf(id.group, version)} ${id.kind}`

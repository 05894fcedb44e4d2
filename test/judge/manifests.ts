import { loadAll } from 'js-yaml'
import type { ClusterFacts } from '../../src/model/facts.ts'
import { isObject, type JsonObject, textAt } from '../../src/model/json.ts'
import { type Manifest, splitApiVersion } from '../../src/model/manifest.ts'
import type { Question } from '../../src/judge/judge.ts'

export function manifestOf(body: JsonObject): Manifest {
  const { group, version } = splitApiVersion(textAt(body, 'apiVersion') ?? '')
  const id = { group, kind: textAt(body, 'kind') ?? '', namespace: textAt(body, 'metadata', 'namespace') ?? '', name: textAt(body, 'metadata', 'name') ?? '' }
  return { id, version, body }
}

/** Every object of a YAML stream. */
export const manifestsOf = (text: string): readonly Manifest[] => objectsIn(text).map(manifestOf)

/** Every document of a YAML stream that is an object. */
export const objectsIn = (text: string): readonly JsonObject[] => loadAll(text).filter(isObject)

/** Facts as a folder gives them: nothing served, nothing live. */
export const files = (facts: Partial<ClusterFacts> = {}): ClusterFacts => ({
  source: 'files',
  takenAt: '',
  kubeVersion: '',
  uid: '',
  served: 'unknown',
  crds: [],
  live: [],
  down: [],
  owned: [],
  ...facts,
})

/** Old and new side as the verb `compat` asks about them. */
export function oldAndNew(old: readonly Manifest[], desired: readonly Manifest[]): Question {
  const crds = old.filter((manifest) => manifest.id.kind === 'CustomResourceDefinition')
  return { base: old, desired, cluster: files({ crds }) }
}

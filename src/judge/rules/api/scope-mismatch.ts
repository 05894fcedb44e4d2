import { type Manifest, refOf } from '../../../model/manifest.ts'
import { desiredCrds } from '../../crd/pair-crds.ts'
import { kindKey } from '../../kind-key.ts'
import type { Question } from '../../question.ts'
import type { Draft, QuestionRule } from '../../rule.ts'

/** An object has a namespace although its kind has none, or lacks one: `render` knew the scope of its kind wrongly, or not at all. */
export const scopeMismatch: QuestionRule = {
  id: 'api/scope-mismatch',
  why: 'kubectl fills a missing namespace from the kubeconfig; the API server drops the namespace of a kind that has none',
  lane: 'API',
  judge: (question) => {
    const scopes = scopesOf(question)
    return question.desired.flatMap((manifest) => {
      const isNamespaced = scopes.get(kindKey(manifest.id))
      if (isNamespaced === undefined || isNamespaced === (manifest.id.namespace !== '')) return []
      return [{ object: refOf(manifest), path: 'metadata.namespace', hits: [], ...(isNamespaced ? withoutNamespace(manifest) : needlessNamespace(manifest)) }]
    })
  },
}

type Mismatch = Omit<Draft, 'path' | 'hits'>

const withoutNamespace = ({ id }: Manifest): Mismatch => ({
  severity: 'block',
  effect: 'unknown',
  message: `${id.kind} ${id.name} names no namespace, and its kind has one: kubectl would put it wherever the kubeconfig points`,
  change: 'absent → wherever the kubeconfig points',
  action: 'npm run snapshot records that the kind is namespaced; then npm run render',
})

const needlessNamespace = ({ id }: Manifest): Mismatch => ({
  severity: 'warn',
  effect: 'behaviour-shifts',
  message: `${id.kind} ${id.name} was rendered into namespace ${id.namespace}, and its kind has none`,
  change: `${id.namespace} → absent`,
  action: 'npm run snapshot records that the kind is cluster-scoped; then npm run render',
})

/** By kind, whether its objects have a namespace. A CRD of the same render decides for its kind. */
function scopesOf(question: Question): ReadonlyMap<string, boolean> {
  const { served } = question.cluster
  const live = served === 'unknown' ? [] : served.map((kind) => [kindKey(kind), kind.isNamespaced] as const)
  const own = [...desiredCrds(question).values()].map((crd) => [kindKey(crd), crd.spec['scope'] !== 'Cluster'] as const)
  return new Map([...live, ...own])
}

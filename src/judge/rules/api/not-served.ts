import type { ServedKind } from '../../../model/facts.ts'
import { apiVersionOf, type Manifest, refOf } from '../../../model/manifest.ts'
import { desiredCrds } from '../../crd/pair-crds.ts'
import { kindKey } from '../../kind-key.ts'
import type { Question } from '../../question.ts'
import type { QuestionRule } from '../../rule.ts'

/** An object's apiVersion and kind are served neither by the cluster nor by a CRD of the same render: apply of it fails. */
export const notServed: QuestionRule = {
  id: 'api/not-served',
  why: 'The API server answers 404 to a kind and version that it does not serve',
  lane: 'API',
  judge: (question) => {
    const versions = knownVersions(question)
    return question.desired
      .filter((manifest) => isUnserved(manifest, versions))
      .map((manifest) => {
        const others = versions.of.get(kindKey(manifest.id)) ?? []
        return {
          object: refOf(manifest),
          severity: 'block',
          effect: 'refused',
          path: 'apiVersion',
          message: `${apiVersionOf(manifest.id.group, manifest.version)} ${manifest.id.kind} is not served: apply of ${manifest.id.name} fails`,
          change: '',
          hits: [],
          action:
            others.length === 0
              ? `Install what brings ${manifest.id.kind} (a CRD or another release) first, or render for the capabilities of this cluster`
              : `Write it as ${others.map((version) => apiVersionOf(manifest.id.group, version)).join(' or ')}`,
        }
      })
  },
}

/** Versions by kind. A CRD of the same render decides for its kind: it replaces what the cluster serves of it. */
type Versions = { readonly of: ReadonlyMap<string, readonly string[]>; readonly isComplete: boolean }

function knownVersions({ cluster, desired, base }: Question): Versions {
  const served = cluster.served === 'unknown' ? [] : cluster.served
  const rendered = [...desiredCrds({ cluster, desired, base }).values()]
  const ownKinds = new Map(rendered.map((crd) => [kindKey(crd), crd.versions.filter((version) => version.isServed).map((version) => version.name)]))
  return { of: new Map([...versionsByKind(served), ...ownKinds]), isComplete: cluster.served !== 'unknown' }
}

function versionsByKind(served: readonly ServedKind[]): ReadonlyMap<string, readonly string[]> {
  const kinds = Map.groupBy(served, kindKey)
  return new Map([...kinds].map(([kind, rows]) => [kind, rows.map((row) => row.version)]))
}

function isUnserved(manifest: Manifest, versions: Versions): boolean {
  const known = versions.of.get(kindKey(manifest.id))
  return known === undefined ? versions.isComplete : !known.includes(manifest.version)
}

import { at } from '../../model/json.ts'
import type { DefinedVersion } from '../../model/refusal.ts'
import type { Question } from '../question.ts'
import { currentCrds, desiredCrds } from './pair-crds.ts'

/** Every version of a custom kind that manifests can be written in once the desired CRDs are applied; those that keep all fields are left out. */
export function definedVersions(question: Question): readonly DefinedVersion[] {
  const crds = new Map([...currentCrds(question), ...desiredCrds(question)])
  return [...crds.values()]
    .filter(({ spec }) => spec['preserveUnknownFields'] !== true)
    .flatMap(({ group, kind, spec, versions }) =>
      versions.map(({ name, schema, body }) => ({
        group,
        kind,
        version: name,
        schema,
        isNamespaced: spec['scope'] !== 'Cluster',
        hasStatus: at(body, 'subresources', 'status') !== undefined,
      })),
    )
}

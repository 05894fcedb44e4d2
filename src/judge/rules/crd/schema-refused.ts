import { at, isObject } from '../../../model/json.ts'
import { refOf } from '../../../model/manifest.ts'
import type { NewSchema, RuleFault } from '../../../model/refusal.ts'
import { mergeFaults } from '../../crd/merge-faults.ts'
import { newSchemas } from '../../crd/new-schemas.ts'
import { currentCrds, desiredCrds } from '../../crd/pair-crds.ts'
import type { CrdVersion } from '../../crd/read-crd.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'
import type { Scene } from '../../scene.ts'
import { textOf } from '../../schema/path.ts'
import { newRefusals } from '../../schema/refusals.ts'

/** A schema takes a form that the API server refuses; asked of whole schemas, since one node can spoil another. */
export const schemaRefused: QuestionRule = {
  id: 'crd/schema-refused',
  why: 'A CRD must have a structural schema whose defaults and list keys fit, and some keywords of JSON schema have no place in one',
  lane: 'CRD',
  judge: (scene) => [
    ...mergeFaults(newSchemas(scene).flatMap(faultsIn)).map(({ object, path, said, where }): ObjectDraft => {
      const place = path === '' ? 'the whole object' : path
      return {
        object,
        severity: 'block',
        effect: 'refused',
        path,
        message: `The API server refuses the CRD: ${place} ${said}${where}`,
        change: '',
        hits: [],
        action: `Write ${place} as a structural schema; kubectl apply --dry-run=server of the CRD shows whether it is one`,
      }
    }),
    ...versionsWithoutSchema(scene),
  ],
}

/** v1beta1 had versions that take any object because they say nothing; v1 wants that said. */
function versionsWithoutSchema(scene: Scene): readonly ObjectDraft[] {
  const current = currentCrds(scene)
  return [...desiredCrds(scene).values()]
    .filter(({ manifest }) => manifest.version === 'v1')
    .flatMap(({ name, manifest, versions }) => {
      const silent = new Set((current.get(name)?.versions ?? []).filter(hasNoSchema).map((version) => version.name))
      return versions
        .filter((version) => hasNoSchema(version) && !silent.has(version.name))
        .map((version) => ({
          object: refOf(manifest),
          severity: 'block',
          effect: 'refused',
          path: `spec.versions[${version.name}].schema`,
          message: `The API server refuses the CRD: version ${version.name} has no schema`,
          change: '',
          hits: [],
          action: 'Give it an openAPIV3Schema; one that takes any object is { type: object, x-kubernetes-preserve-unknown-fields: true }',
        }))
    })
}

const hasNoSchema = ({ body }: CrdVersion): boolean => !isObject(at(body, 'schema', 'openAPIV3Schema'))

function faultsIn({ before, after, ...where }: NewSchema): readonly RuleFault[] {
  // v1beta1 takes a new schema that is not structural, and keeps what it does not know.
  if (before === undefined && where.object.version !== 'v1') return []
  return newRefusals(before, after).map(({ path, fault }) => ({ ...where, path: textOf(path), said: fault }))
}

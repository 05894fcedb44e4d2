import type { NewSchema, RuleFault } from '../../../model/refusal.ts'
import { mergeFaults } from '../../crd/merge-faults.ts'
import { newSchemas } from '../../crd/new-schemas.ts'
import type { QuestionRule } from '../../rule.ts'
import { textOf } from '../../schema/path.ts'
import { newRefusals } from '../../schema/refusals.ts'

/** A schema takes a form that the API server refuses; asked of whole schemas, since one node can spoil another. */
export const schemaRefused: QuestionRule = {
  id: 'crd/schema-refused',
  why: 'A CRD must have a structural schema whose defaults and list keys fit, and some keywords of JSON schema have no place in one',
  lane: 'CRD',
  judge: (scene) =>
    mergeFaults(newSchemas(scene).flatMap(faultsIn)).map(({ object, path, said, where }) => {
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
}

function faultsIn({ before, after, ...where }: NewSchema): readonly RuleFault[] {
  // v1beta1 takes a new schema that is not structural, and keeps what it does not know.
  if (before === undefined && where.object.version !== 'v1') return []
  return newRefusals(before, after).map(({ path, fault }) => ({ ...where, path: textOf(path), said: fault }))
}

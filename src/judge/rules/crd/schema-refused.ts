import type { SchemaRule } from '../../rule.ts'
import { foreign } from '../../schema/node-faults.ts'
import { placeOf } from '../../schema/path.ts'
import { newRefusals } from '../../schema/refusals.ts'

/** A schema takes a form that the API server refuses; asked of whole schemas, since one node can spoil another. */
export const schemaRefused: SchemaRule = {
  id: 'crd/schema-refused',
  why: 'A CRD must have a structural schema whose defaults and list keys fit, and some keywords of JSON schema have no place in one',
  handles: foreign,
  judge: ({ before, after }) =>
    newRefusals(before, after).map(({ path, fault }) => ({
      severity: 'block',
      effect: 'refused',
      path,
      message: `The API server refuses the CRD: ${placeOf(path)} ${fault}`,
      change: '',
      hit: null,
      action: `Write ${placeOf(path)} as a structural schema; kubectl apply --dry-run=server of the CRD shows whether it is one`,
    })),
}

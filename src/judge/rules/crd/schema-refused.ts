import { isEqual } from '../../is-equal.ts'
import type { SchemaRule } from '../../rule.ts'
import { foreign } from '../../schema/node-faults.ts'
import { placeOf, textOf } from '../../schema/path.ts'
import { type Refusal, refusalsIn } from '../../schema/refusals.ts'

/** A schema takes a form that the API server refuses; asked of whole schemas, since one node can spoil another. */
export const schemaRefused: SchemaRule = {
  id: 'crd/schema-refused',
  why: 'A CRD must have a structural schema whose defaults and list keys fit, and some keywords of JSON schema have no place in one',
  handles: foreign,
  judge: ({ before, after }) => {
    if (isEqual(before, after)) return []
    const refused = refusalsIn(after)
    if (refused.length === 0) return []
    // What was wrong before is tolerated by the API server, and not this change's doing.
    const known = new Set(refusalsIn(before).map(nameOf))
    return refused
      .filter((refusal) => !known.has(nameOf(refusal)))
      .map(({ path, fault }) => ({
        severity: 'block',
        effect: 'refused',
        path,
        message: `The API server refuses the CRD: ${placeOf(path)} ${fault}`,
        change: '',
        hit: null,
        action: `Write ${placeOf(path)} as a structural schema; kubectl apply --dry-run=server of the CRD shows whether it is one`,
      }))
  },
}

const nameOf = ({ path, fault }: Refusal): string => `${textOf(path)} ${fault}`

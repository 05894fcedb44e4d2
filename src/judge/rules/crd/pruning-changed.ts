import type { CrdPair } from '../../crd/pair-crds.ts'
import { keepsAll, pruningClaim } from '../../crd/pruning.ts'
import type { CrdRule, Draft } from '../../rule.ts'
import { withObjects } from '../../schema/with-objects.ts'

/** spec.preserveUnknownFields decides for the whole CRD whether fields without a schema are kept. */
export const pruningChanged: CrdRule = {
  id: 'crd/pruning-changed',
  why: 'Once a CRD prunes, fields without a schema vanish on read; an API server never lets it stop pruning again',
  handles: ['preserveUnknownFields'],
  judge: (pair) => {
    const [was, is] = [keepsAll(pair.before), keepsAll(pair.after)]
    if (was === is) return []
    return [is ? refused(pair) : pruned(pair)]
  },
}

const refused = ({ after }: CrdPair): Draft => ({
  severity: 'block',
  effect: 'refused',
  path: 'spec.preserveUnknownFields',
  message: `The API server refuses CRD ${after.name}: preserveUnknownFields cannot become true`,
  change: 'false → true',
  hits: [],
  action: 'Set x-kubernetes-preserve-unknown-fields: true at the nodes that need it',
})

function pruned({ objects, living }: CrdPair): Draft {
  const said: Draft = {
    severity: 'block',
    effect: 'data-lost',
    path: 'spec.preserveUnknownFields',
    message: `${objects} lose every field that has no schema, at once when they are read and for good when they are written`,
    change: 'true → false',
    hits: [],
    action: `Compare the fields that ${objects} use with the new schema, and mark what must stay with x-kubernetes-preserve-unknown-fields: true`,
  }
  return living === undefined ? said : withObjects(said, { id: pruningClaim, effect: 'lose fields that have no schema', objects, living })
}

import { type HiddenField, hiddenFields } from '../../crd/new-views.ts'
import type { CrdPair } from '../../crd/pair-crds.ts'
import type { CrdRule, Draft } from '../../rule.ts'
import { withObjects } from '../../schema/with-objects.ts'

/** A newly served version has fewer fields than another one, and nothing converts: who reads and writes through it erases the others. */
export const versionLosesFields: CrdRule = {
  id: 'crd/version-loses-fields',
  why: 'With no conversion every version sees the same bytes, cut to its own schema, and a write stores what it sees',
  handles: ['versions', 'versions[].served'],
  judge: (pair) => hiddenFields(pair).map((field) => draftOf(field, pair)),
}

function draftOf({ id, version, path, owners }: HiddenField, { living, objects }: CrdPair): Draft {
  const said: Draft = {
    severity: 'block',
    effect: 'data-lost',
    path,
    message: `${objects} read as ${version} lack ${path}, and an update there erases it: ${owners.join(', ')} has the field and nothing converts`,
    change: `${owners.join(', ')} → ${version}`,
    hits: [],
    action: `Give ${version} the field, or a conversion webhook that keeps it`,
  }
  return living === undefined ? said : withObjects(said, { id, effect: `lack ${path} when read as ${version}, where an update erases it`, objects, living })
}

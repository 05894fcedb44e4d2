import { at, type JsonObject, textAt } from '../../model/json.ts'
import type { KindChange } from '../../model/living.ts'
import type { Question } from '../question.ts'
import { anything } from '../schema/child-schema.ts'
import { claimsOf } from '../schema/judge-versions.ts'
import { changedFields } from './changed-fields.ts'
import { goneCrds, pairCrds, type CrdPair } from './pair-crds.ts'
import type { Crd } from './read-crd.ts'
import { newViews, viewClaims } from './new-views.ts'
import { pruningClaims } from './pruning.ts'
import { keptVersions } from './versions.ts'

/** Every custom kind whose CRD changes or goes: what its objects are to be asked. */
export const changedKinds = (question: Question): readonly KindChange[] => [
  ...pairCrds(question)
    .filter((pair) => changedFields(pair).length > 0)
    .map(changeOf),
  ...goneCrds(question).map(goneOf),
]

const changeOf = (pair: CrdPair): KindChange => ({
  ...aboutKind(pair.before),
  isConverted: textAt(pair.before.spec, 'conversion', 'strategy') === 'Webhook',
  // A CRD that keeps every field everywhere cannot be put into a schema.
  versions: pair.after.spec['preserveUnknownFields'] === true ? [] : keptVersions(pair).map((version) => versionOf(version, pair)),
  views: newViews(pair),
  claims: [...claimsOf(pair), ...pruningClaims(pair), ...viewClaims(pair)],
})

const versionOf = ({ name, before, after }: ReturnType<typeof keptVersions>[number], pair: CrdPair): KindChange['versions'][number] => ({
  name,
  before: pair.before.spec['preserveUnknownFields'] === true ? ({ type: 'object', ...anything } satisfies JsonObject) : before.schema,
  after: after.schema,
  hasStatus: at(after.body, 'subresources', 'status') !== undefined,
})

const goneOf = (crd: Crd): KindChange => ({ ...aboutKind(crd), isConverted: false, versions: [], views: [], claims: [] })

const aboutKind = ({ group, kind, spec }: Crd): Pick<KindChange, 'group' | 'kind' | 'isNamespaced'> => ({
  group,
  kind,
  isNamespaced: spec['scope'] !== 'Cluster',
})

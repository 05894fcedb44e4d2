import type { Effect } from '../../../model/finding.ts'
import type { Unclaimed } from '../../../model/living.ts'
import type { CrdPair } from '../../crd/pair-crds.ts'
import type { CrdRule, Draft } from '../../rule.ts'
import { sayGap, sayStuck } from '../../schema/hits.ts'

/** Live objects that the new schema refuses, or takes fields from, for a reason that no other rule saw in the schemas: what happens to objects is never silence. */
export const liveObjectRefused: CrdRule = {
  id: 'crd/live-object-refused',
  why: 'Keywords act together: one that is harmless by itself, such as a default, can break a condition that never changed',
  handles: ['versions[].schema.openAPIV3Schema', 'preserveUnknownFields'],
  judge: (pair) => pair.living?.live.unclaimed.map((found) => draftOf(found, pair)) ?? [],
}

function draftOf(found: Unclaimed, pair: CrdPair): Draft {
  const isLost = lossKeywords.includes(found.keyword)
  const verb = found.count === 1 ? 'is' : 'are'
  const place = found.path === '' ? 'the whole object' : found.path
  const outcome = isLost ? (found.count === 1 ? `loses ${place}` : `lose ${place}`) : `${verb} refused: ${place} ${found.said}`
  return {
    severity: 'block',
    effect: effectOf(found),
    path: found.path,
    message: `${found.count} of ${pair.living?.live.seen.count ?? 0} live ${pair.objects} ${outcome}${sayStuck(found)}${sayGap({ gap: pair.living?.gap ?? '' })}`,
    change: '',
    hits: found.names,
    action: `Try one of them against the new CRD in a test cluster, then change the objects or the CRD`,
  }
}

const lossKeywords: readonly string[] = ['properties', 'additionalProperties', 'nullable']

function effectOf({ keyword, stuck }: Unclaimed): Effect {
  if (lossKeywords.includes(keyword)) return 'data-lost'
  if (keyword === 'unknown') return 'unknown'
  return stuck > 0 ? 'updates-fail' : 'edits-fail'
}

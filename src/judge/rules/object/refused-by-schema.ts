import { nameOf } from '../../../model/manifest.ts'
import type { Refusal } from '../../../model/refusal.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'

/** A custom resource of the render does not fit the CRD that stands when it comes: the one of the same render, else the cluster's. */
export const refusedBySchema: QuestionRule = {
  id: 'object/refused-by-schema',
  why: 'The API server validates every write against the CRD, and server-side apply fails on a field that has no schema',
  lane: 'API',
  judge: ({ refusals = [] }) => refusals.map(draftOf),
}

function draftOf({ object, path, kind, said }: Refusal): ObjectDraft {
  const place = path === '' ? 'the whole object' : path
  return {
    object,
    severity: 'block',
    effect: kind === 'unknown' ? 'reapply-fails' : 'refused',
    path,
    message:
      kind === 'unknown' ? `Apply of ${nameOf(object)} fails: ${place} has no schema in its CRD` : `The API server refuses ${nameOf(object)}: ${place} ${said}`,
    change: '',
    hits: [],
    action: kind === 'unknown' ? `Take ${place} out of the manifest, or bring a CRD that has it` : `Change ${place} of the manifest to what the CRD takes`,
  }
}

import type { Change } from '../../model/change.ts'
import { type JsonObject, objectAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { isEqual } from '../is-equal.ts'

/** Whether labels and annotations of the object itself are all that differs. */
export const isLabelOnly = (change: Change): boolean => change.kind === 'update' && isEqual(withoutLabels(change.before), withoutLabels(change.after))

function withoutLabels({ body }: Manifest): JsonObject {
  const { labels: _labels, annotations: _annotations, ...metadata } = objectAt(body, 'metadata')
  return { ...body, metadata }
}

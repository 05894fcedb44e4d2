import { at, type Json, objectAt } from '../../../model/json.ts'
import { keptVersions } from '../../crd/versions.ts'
import { isEqual } from '../../is-equal.ts'
import type { CrdRule } from '../../rule.ts'
import { showChange } from '../../show.ts'

/** The scale subresource goes or points elsewhere: autoscalers and `kubectl scale` no longer reach the replicas. */
export const scaleSubresourceChanged: CrdRule = {
  id: 'crd/scale-subresource-changed',
  why: 'Autoscalers and kubectl scale reach the replicas only through /scale and its paths',
  handles: ['versions[].subresources.scale'],
  judge: (pair) => {
    const changed = keptVersions(pair)
      .map(({ name, before, after }) => ({ name, before: scaleOf(before.body), after: scaleOf(after.body) }))
      .filter(({ before, after }) => before !== undefined && pathsOf(before).some(([name, path]) => !isEqual(path, at(after, name))))
    const [first] = changed
    if (first === undefined) return []
    const versions = changed.map(({ name }) => name).join(', ')
    return [
      {
        severity: 'block',
        effect: 'clients-break',
        path: 'spec.versions[].subresources.scale',
        message: `HorizontalPodAutoscalers and kubectl scale ${first.after === undefined ? 'get 404 for' : 'read and write another field of'} ${pair.objects}, in ${versions}`,
        change: showChange(first.before, first.after),
        hits: [],
        action: 'Keep subresources.scale and its paths as they are',
      },
    ]
  },
}

// A path that comes, such as that of the selector, takes nothing away.
const pathsOf = (scale: Json): readonly [string, Json][] => Object.entries(objectAt(scale))

const scaleOf = (body: Json): Json | undefined => at(body, 'subresources', 'scale')

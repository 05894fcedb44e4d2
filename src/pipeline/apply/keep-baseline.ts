import { baselineOf, baselineText, findDrift } from '../../drift/drift.ts'
import { textAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { withoutMembership } from '../../model/membership.ts'
import { baselineTarget } from '../drift/baseline-target.ts'
import type { Target } from './target.ts'
import type { Work } from './work.ts'

/**
 * Records, beside the inventory, where the server made something else of our own request than Git says: without that nobody could tell it later from somebody
 * who applied under our name. Written only when it moves, and never for most releases, where there is nothing to record.
 */
export async function keepBaseline({ environment, sending }: Work, live: readonly Manifest[], { writes }: Pick<Target, 'writes'>): Promise<void> {
  const text = baselineText(baselineOf(findDrift({ desired: sending, live: live.map(withoutMembership), extra: [] })))
  const target = baselineTarget(environment)
  const found = await writes.get(target)
  if ((found === undefined ? baselineText([]) : textAt(found.body, 'data', 'fields')) === text) return
  const { name, namespace } = target.id
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...(found === undefined ? {} : kept(found)), name, namespace }, data: { fields: text } }
  // Where another run wrote it in between, that one came later and is right.
  await (found === undefined ? writes.create(body) : writes.replace(body))
}

function kept({ body }: Manifest) {
  const resourceVersion = textAt(body, 'metadata', 'resourceVersion')
  return resourceVersion === undefined ? {} : { resourceVersion }
}

import { textAt, type JsonObject } from '../../model/json.ts'
import { conditionOf, whyOf } from './conditions.ts'
import { ready, waiting, type Readiness } from './state.ts'

/**
 * Any other kind: what its condition Ready says, or where it has none, Available, which kstatus does not ask. One that says neither is ready; a controller
 * that has not looked at it yet cannot be told from one that never says.
 */
export function byConditions(body: JsonObject): Readiness {
  const condition = conditionOf(body, 'Ready') ?? conditionOf(body, 'Available')
  return ['False', 'Unknown'].includes(textAt(condition, 'status') ?? '') ? waiting(whyOf(condition)) : ready
}

import { textAt, type JsonObject } from '../../model/json.ts'
import { conditionOf, isFalse, isTrue, whyOf } from './conditions.ts'
import { failed, ready, waiting, type Readiness } from './state.ts'

/** A CRD is Established. Whether it is served, only discovery says. */
export function definition(body: JsonObject): Readiness {
  const [names, established] = [conditionOf(body, 'NamesAccepted'), conditionOf(body, 'Established')]
  if (isFalse(names)) return failed(whyOf(names))
  if (isTrue(established)) return ready
  return isFalse(established) && textAt(established, 'reason') !== 'Installing' ? failed(whyOf(established)) : waiting('it is not established yet')
}

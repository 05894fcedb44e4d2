import { textAt, type JsonObject } from '../../model/json.ts'
import { ready, waiting, type Readiness } from './state.ts'

export const claim = (body: JsonObject): Readiness => (textAt(body, 'status', 'phase') === 'Bound' ? ready : waiting('it is not bound yet'))

/** A Service that is no load balancer is ready at once. */
export const loadBalancer = (body: JsonObject): Readiness =>
  textAt(body, 'spec', 'type') === 'LoadBalancer' && (textAt(body, 'spec', 'clusterIP') ?? '') === '' ? waiting('it has no cluster IP yet') : ready

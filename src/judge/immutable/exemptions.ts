import { at, isList, isObject, type Json, type JsonObject, listAt } from '../../model/json.ts'
import { milliOf } from '../../model/quantity.ts'
import { isEqual } from '../is-equal.ts'

/** One field that differs, and the objects that it stands in. */
export type FieldChange = { readonly before: Json | undefined; readonly after: Json | undefined; readonly from: JsonObject; readonly to: JsonObject }

/** Whether the API server lets a change of an immutable field through all the same. */
export type Exemption = (change: FieldChange) => boolean

/** ConfigMaps and Secrets are free until someone sets `immutable`. */
export const isUnlocked: Exemption = ({ from }) => from['immutable'] !== true

/** A suspended Job has started no pod of its template. */
export const isSuspended: Exemption = ({ from }) => at(from, 'spec', 'suspend') === true

/** An indexed Job may grow and shrink together with its parallelism. */
export const isElastic: Exemption = ({ to }) =>
  at(to, 'spec', 'completionMode') === 'Indexed' && isEqual(at(to, 'spec', 'completions'), at(to, 'spec', 'parallelism'))

/** A Service that was or becomes another name for a host gets its addresses anew; one that leaves them out keeps them. */
export const isReallocated: Exemption = ({ after, from, to }) => after === undefined || [from, to].some((body) => at(body, 'spec', 'type') === 'ExternalName')

/** Of a Service's IP families only the first is fixed. */
export const isSecondary: Exemption = (change) => isReallocated(change) || isEqual(listAt(change.before)[0], listAt(change.after)[0])

/** A load balancer's class binds as long as the Service is one. */
export const isNoBalancer: Exemption = ({ from, to }) => [from, to].some((body) => at(body, 'spec', 'type') !== 'LoadBalancer')

/** A claim may ask for more, and for the same in other words. */
export const isGrowth: Exemption = ({ before, after }) => {
  const [old, now] = [milliOf(before ?? null), milliOf(after ?? null)]
  return old !== undefined && now !== undefined && now >= old
}

/** A list that keeps its items and gets more. */
export const isExtended: Exemption = ({ before, after }) => isList(after) && listAt(before).every((item) => after.some((other) => isEqual(item, other)))

/** Containers of which only images differ. */
export const isImageOnly: Exemption = ({ before, after }) => isEqual(withoutImages(before), withoutImages(after))

const withoutImages = (containers: Json | undefined): readonly Json[] =>
  listAt(containers).map((container) => (isObject(container) ? { ...container, image: '' } : container))

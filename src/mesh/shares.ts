import { at, listAt, textAt, toJsonText, type Json } from '../model/json.ts'
import { numberAt } from './objects/number-at.ts'

/** How a route shares its requests out. */
export type Shares = {
  /** The destinations alone, to tell whether they are the same. */
  readonly targets: string
  readonly weights: readonly number[]
  /** As people say it: "web v1 90, web v2 10". */
  readonly text: string
}

export function sharesOf(route: Json | undefined): Shares {
  const targets = listAt(route, 'route')
  const weights = targets.map((target) => numberAt(target, 'weight') ?? 0)
  return {
    targets: toJsonText(targets.map((target) => at(target, 'destination') ?? null)),
    weights,
    text: targets.map((target, index) => `${placeOf(target)} ${weights[index] ?? 0}`).join(', '),
  }
}

const placeOf = (target: Json): string =>
  ['host', 'subset']
    .map((part) => textAt(target, 'destination', part) ?? '')
    .filter((part) => part !== '')
    .join(' ')

/** What there is to say of the shares of a route; '' where nothing is new. */
export function shareNews(before: Shares, after: Shares): string {
  const { weights } = after
  if (before.targets === after.targets && before.text === after.text) return ''
  const [only = 0] = weights
  if (weights.length === 1) return only > 0 && only < 100 ? `its one destination gets all requests, not ${only} of 100` : ''
  if (before.targets === after.targets) return 'its shares of traffic move'
  return weights.includes(0) && weights.some((weight) => weight > 0) ? 'a destination with weight 0 gets nothing' : ''
}

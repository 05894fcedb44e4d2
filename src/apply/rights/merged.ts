import { compareText } from '../../model/json.ts'
import type { Right } from '../../model/right.ts'

/** Each right once, with all objects that it is about, in an order that does not depend on the input's. */
export function merged(rights: readonly Right[]): readonly Right[] {
  const groups = Map.groupBy(rights, ({ verb, group, resource, namespace, isNamed }) => JSON.stringify([namespace, group, resource, isNamed, verb]))
  return [...groups]
    .toSorted(([left], [right]) => compareText(left, right))
    .flatMap(([, [first, ...others]]) => (first === undefined ? [] : [{ ...first, names: namesOf([first, ...others]) }]))
}

const namesOf = (rights: readonly Right[]): readonly string[] => [...new Set(rights.flatMap(({ names }) => names))].toSorted(compareText)

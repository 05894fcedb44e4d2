import type { CelValue } from '../values/cel-value.ts'
import { isSurelyEqual } from '../values/equal.ts'
import { binary, type Library } from './overload.ts'

const has = (items: readonly CelValue[], wanted: CelValue): boolean => items.some((item) => isSurelyEqual(item, wanted))
const contains = (items: readonly CelValue[], wanted: readonly CelValue[]): boolean => wanted.every((item) => has(items, item))

export const sets: Library = {
  since: 29,
  overloads: [
    binary('sets.contains', ['list', 'list'], ({ items }, wanted) => contains(items, wanted.items)),
    binary('sets.equivalent', ['list', 'list'], ({ items }, other) => contains(items, other.items) && contains(other.items, items)),
    binary('sets.intersects', ['list', 'list'], ({ items }, other) => items.some((item) => has(other.items, item))),
  ],
}

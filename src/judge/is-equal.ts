import { isList, isObject, type Json } from '../model/json.ts'

/** Deep equality that no depth of nesting can exhaust; the order of keys does not count, that of list items does. */
export function isEqual(left: Json | undefined, right: Json | undefined): boolean {
  // Values that are still to be compared, always two by two.
  const open: (Json | undefined)[] = [left, right]
  while (open.length > 0) if (!isEqualOutside(open.pop(), open.pop(), open)) return false
  return true
}

/** Compares two values as far as they hold nothing; what they hold is added to what is open. */
function isEqualOutside(left: Json | undefined, right: Json | undefined, open: (Json | undefined)[]): boolean {
  if (left === right) return true
  if (isList(left)) return isList(right) && left.length === right.length && left.every((item, index) => isOpened(item, right[index], open))
  if (!isObject(left) || !isObject(right)) return false
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && isOpened(left[key], right[key], open))
}

/** False where the two surely differ. */
function isOpened(left: Json | undefined, right: Json | undefined, open: (Json | undefined)[]): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object') return false
  open.push(left, right)
  return true
}

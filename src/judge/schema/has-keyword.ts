import { isList, isObject, type Json } from '../../model/json.ts'

/** Whether a key stands anywhere in a value. A list of open values instead of recursion, so that depth costs no stack. */
export function hasKeyword(value: Json, keyword: string): boolean {
  const open = [value]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (isObject(one) && Object.hasOwn(one, keyword)) return true
    for (const inside of insideOf(one)) open.push(inside)
  }
  return false
}

/** What a value holds, one level down. */
export function insideOf(value: Json): readonly Json[] {
  if (isList(value)) return value
  return isObject(value) ? Object.values(value) : []
}

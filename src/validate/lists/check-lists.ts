import { causeAt, childPath, type Report } from '../cause.ts'
import type { Node } from '../node.ts'
import { isItems, isMap, type Value } from '../value.ts'
import { itemText, keysText, repeatsOf } from './duplicates.ts'

/** What `x-kubernetes-list-type` promises: the items of a set differ, those of a map differ in their keys. Once per value that repeats, at its second. */
export function checkLists(value: Value, node: Node | undefined, { path, report }: { path: string; report: Report }): void {
  if (node === undefined) return
  if (isItems(value)) {
    checkItems(value, node, { path, report })
    if (node.items !== undefined) value.forEach((item, index) => checkLists(item, node.items, { path: `${path}[${index}]`, report }))
  }
  if (!isMap(value)) return
  for (const [key, child] of Object.entries(value)) {
    if (typeof node.additional === 'object') checkLists(child, node.additional, { path: `${path}[${key}]`, report })
    const property = node.properties?.get(key)
    if (property !== undefined) checkLists(child, property, { path: childPath(path, key), report })
  }
}

function checkItems(items: readonly Value[], node: Node, { path, report }: { path: string; report: Report }): void {
  const keyword = 'x-kubernetes-list-type'
  const stranger = node.listType === 'map' ? items.findIndex((item) => item !== null && !isMap(item)) : -1
  if (stranger >= 0) {
    report(causeAt(`${path}[${stranger}]`, { reason: 'Invalid', keyword, message: 'must be an object, for its list is a map' }))
    return
  }
  for (const index of repeatsIn(items, node)) report(causeAt(`${path}[${index}]`, { reason: 'Duplicate', keyword, message: 'repeats an earlier item' }))
}

function repeatsIn(items: readonly Value[], node: Node): readonly number[] {
  if (node.listType === 'set') return repeatsOf(items.map(itemText))
  return node.listType === 'map' ? repeatsOf(items.map((item) => keysText(item, node.listKeys))) : []
}

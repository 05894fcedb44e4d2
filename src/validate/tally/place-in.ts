import { fieldText } from '../../model/field-text.ts'
import { childNode, type Node } from '../node.ts'
import { isItems, isMap, type Value } from '../value.ts'

/** A value, the schemas it is under, and how the way to it reads. */
type Place = { readonly text: string; readonly value: Value | undefined; readonly nodes: readonly (Node | undefined)[] }

/**
 * "spec.http[0].labels.a" of one object → "spec.http[].labels{}", as it reads for all of them. Keys may hold dots, so the way is found along the object.
 * Keys that no schema names are one place: there may be as many of them as there are objects.
 */
export const placeIn = (path: string, value: Value, nodes: readonly Node[]): string => placeBelow({ text: '', value, nodes }, path)

function placeBelow(place: Place, rest: string): string {
  if (rest === '') return place.text
  const item = /^\[(\d*)\]/.exec(rest)
  if (item !== null && !isMap(place.value)) return placeBelow(itemAt(place, Number(item[1])), rest.slice(item[0].length))
  const { name, length } = nextKey(rest, place)
  return placeBelow(keyAt(place, name), rest.slice(length))
}

const itemAt = ({ text, value, nodes }: Place, index: number): Place => ({
  text: `${text}[]`,
  value: isItems(value) ? value[index] : undefined,
  nodes: nodes.map((node) => node?.items),
})

const keyAt = (place: Place, name: string): Place => ({
  text: isNamed(place, name) ? fieldText(place.text, name) : `${place.text}{}`,
  value: isMap(place.value) && Object.hasOwn(place.value, name) ? place.value[name] : undefined,
  nodes: place.nodes.map((node) => childNode(node, name)),
})

const metaKeys: readonly string[] = ['apiVersion', 'kind', 'metadata']

function isNamed({ text, nodes }: Place, name: string): boolean {
  if (nodes.some((node) => node?.properties?.has(name) === true || node?.required.includes(name) === true)) return true
  return metaKeys.includes(name) && (text === '' || nodes.some((node) => node?.embedded === true))
}

/** The longest key that the rest may start with: one that the object has, else one that is missing there, else all of the rest. */
function nextKey(rest: string, { value, nodes }: Place): { name: string; length: number } {
  const bracketed = /^\[([^\]]*)\]/.exec(rest)
  if (bracketed !== null) return { name: bracketed[1] ?? '', length: bracketed[0].length }
  const bare = rest.replace(/^\./, '')
  const known = [...(isMap(value) ? Object.keys(value) : []), ...nodes.flatMap((node) => [...(node?.required ?? []), ...(node?.properties?.keys() ?? [])])]
  const found = known.filter((key) => bare === key || bare.startsWith(`${key}.`) || bare.startsWith(`${key}[`)).toSorted((a, b) => b.length - a.length)
  const name = found[0] ?? bare
  return { name, length: rest.length - bare.length + name.length }
}

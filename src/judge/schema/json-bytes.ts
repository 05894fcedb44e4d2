import { isList, isObject, type Json, toJsonText } from '../../model/json.ts'
import { insideOf } from './has-keyword.ts'

/** The bytes of a value as compact JSON. A list of open values instead of recursion, so that depth costs no stack. */
export function jsonBytes(value: Json): number {
  let bytes = 0
  const open: Json[] = [value]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    bytes += ownBytes(one)
    for (const inside of insideOf(one)) open.push(inside)
  }
  return bytes
}

/** What a value takes beside what it holds: brackets, commas, and keys with their colons. */
function ownBytes(value: Json): number {
  if (isList(value)) return 2 + Math.max(0, value.length - 1)
  if (typeof value === 'string') return textBytes(value)
  if (!isObject(value)) return Buffer.byteLength(toJsonText(value))
  const keys = Object.keys(value)
  return keys.reduce((sum, key) => sum + textBytes(key) + 1, 2 + Math.max(0, keys.length - 1))
}

/** Nearly all of a manifest is plain text, line breaks and quotes; what else there may be is rare enough to be written out. */
function textBytes(text: string): number {
  let bytes = text.length + 2
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === lineBreak || code === quote || code === backslash) bytes += 1
    else if (code < space || code > tilde) return Buffer.byteLength(JSON.stringify(text))
  }
  return bytes
}

// As code units: what JSON writes with a backslash, and the first and the last of what it writes as it is.
const [lineBreak, quote, backslash] = [0x0a, 0x22, 0x5c]
const [space, tilde] = [0x20, 0x7e]

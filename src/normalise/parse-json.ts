import { fromJsonText, isList, isObject, type Json } from '../model/json.ts'

/** JSON text → its value as Go reads it. Throws SyntaxError on text that is not JSON. */
export function parseJson(text: string): Json {
  if (!text.includes('\\')) return fromJsonText(text)
  const { names, renamed } = withoutEscapedKeys(text)
  const value = fromJsonText(renamed)
  return names.length > 0 || /\\u[dD][89a-fA-F]/.test(text) ? repaired(value, names) : value
}

// Half of a surrogate pair starts the stand-in of a key; Go never reads one.
const standIn = '\uDC00'

/**
 * V8 14.6 (Node 26) looks for a key among those of earlier objects before it has read its escapes: after {"a\\": 1} it reads
 * {"a\n": 1} as the same key. So keys with escapes are read one by one, and stand-ins take their place.
 */
function withoutEscapedKeys(text: string): { readonly names: readonly string[]; readonly renamed: string } {
  const names: string[] = []
  const renamed = text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"(?=(\s*:)?)/gs, (token, colon: string | undefined) => {
    if (colon === undefined || !token.includes('\\')) return token
    return `"${standIn}${names.push(String(JSON.parse(token))) - 1}"`
  })
  return { names, renamed }
}

/** With the keys back in place, and U+FFFD for half of a surrogate pair, as in Go. */
function repaired(value: Json, names: readonly string[]): Json {
  if (typeof value === 'string') return value.toWellFormed()
  if (isList(value)) return value.map((item) => repaired(item, names))
  if (!isObject(value)) return value
  const keyOf = (key: string): string => (key.startsWith(standIn) ? (names[Number(key.slice(1))] ?? key) : key).toWellFormed()
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [keyOf(key), repaired(item, names)]))
}

/** How deep lists and objects of a JSON text nest. Looked at before it is parsed: what is deep enough overflows whoever walks through it. */
export function nestingOf(json: string): number {
  let deepest = 0
  let depth = 0
  for (const [sign] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/gs)) {
    if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth)
    if (sign === ']' || sign === '}') depth--
  }
  return deepest
}

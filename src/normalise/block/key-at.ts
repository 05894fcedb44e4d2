import { resolvePlain } from '../plain-scalar.ts'
import type { Lines } from './lines.ts'

/** The key that stands between here and a colon, if it is of the usual kinds. */
export function keyAt({ text, keys }: Lines, start: number, colon: number): string | undefined {
  if (colon === -1 || colon - start > longest) return undefined
  const behind = text[colon + 1]
  if (behind !== ' ' && behind !== '\n') return undefined
  const written = text.slice(start, colon)
  const known = keys.get(written)
  if (known !== undefined || keys.has(written)) return known
  const key = keyOf(written)
  keys.set(written, key)
  return key
}

// Keys of Kubernetes have up to 63 characters behind a prefix of up to 253.
const longest = 320

function keyOf(written: string): string | undefined {
  const quoted = /^"([^"\\\n\t]+)"$/.exec(written)?.[1]
  const key = quoted ?? (/^[A-Za-z_$][\w$./-]*$/.test(written) && resolvePlain(written) === undefined ? written : undefined)
  // Setting this one would set the prototype.
  return key === '__proto__' ? undefined : key
}

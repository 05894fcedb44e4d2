const encoder = new TextEncoder()

/** Bytes, one a character, with percent escapes undone; undefined where a percent sign starts none. */
export function unescapePercent(text: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined
  const bytes = Array.from(encoder.encode(text), (byte) => String.fromCharCode(byte)).join('')
  return bytes.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

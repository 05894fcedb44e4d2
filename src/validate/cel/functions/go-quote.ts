/** The letters that Go and CEL write for characters that need an escape. */
export const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}

/** Go's unicode.IsPrint: of blanks only the plain one. */
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u

/** `%q`: a text in quotes, with whatever cannot be seen escaped. */
export const goQuote = (text: string): string => `"${Array.from(text, shown).join('')}"`

function shown(character: string): string {
  const known = escapes[character]
  if (known !== undefined) return known
  if (printable.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16)
  if (code < 32 || code === 127) return `\\x${hex.padStart(2, '0')}`
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

/** strfmt decodes with the URL alphabet, though it validates with the other: `+` and `/` are errors. Line breaks are skipped. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const plain = text.replaceAll(/[\r\n]/g, '')
  if (plain.length % 4 !== 0 || !/^[A-Za-z0-9_-]*={0,2}$/.test(plain)) return undefined
  return Uint8Array.from(atob(plain.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}

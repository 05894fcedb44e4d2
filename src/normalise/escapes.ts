import type { RefusalCode } from './refusals.ts'

/** A scalar in double quotes, as it is written → the escape that Kubernetes reads in another way, if there is one. */
export function refusedEscape(source: string): RefusalCode | undefined {
  if (!source.includes('\\')) return undefined
  // Escapes are taken one after the other, so that two backslashes and a slash are no escaped slash.
  for (const [escape, short, long, lineBreak] of source.matchAll(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\n|\r\n|\r(?!\n))(?=[ \t]*[\r\n])|[^])/g)) {
    if (escape === '\\/') return 'escape-slash'
    if (lineBreak !== undefined) return 'escape-break'
    const number = Number.parseInt(short ?? long ?? '0', 16)
    if (number > 0x10_ff_ff || (number >= 0xd8_00 && number <= 0xdf_ff)) return 'escape-surrogate'
  }
  return undefined
}

import picocolors from 'picocolors'
import type { Verdict } from '../../model/finding.ts'
import type { Note } from '../../model/outcome.ts'
import type { Style } from '../style.ts'

export type Sign = Note['sign']

const colours = picocolors.createColors(true)
const bare = (text: string): string => text

// A sign says the same with and without its colour, and in ASCII.
const signs: Readonly<Record<Sign, { readonly glyph: string; readonly ascii: string; readonly colour: (text: string) => string }>> = {
  block: { glyph: '✗', ascii: 'x', colour: colours.red },
  warn: { glyph: '!', ascii: '!', colour: colours.yellow },
  info: { glyph: '·', ascii: '.', colour: colours.blue },
  pass: { glyph: '✓', ascii: 'ok', colour: colours.green },
  changed: { glyph: '~', ascii: '~', colour: colours.yellow },
  added: { glyph: '+', ascii: '+', colour: colours.green },
  deleted: { glyph: '-', ascii: '-', colour: colours.red },
  plain: { glyph: '', ascii: '', colour: bare },
}

/** Columns of a sign and the space after it: the widest sign, so that what follows lines up. */
export const signWidth = ({ isAscii }: Style): number => (isAscii ? 3 : 2)

/** A sign and the space after it. */
export function signed(sign: Sign, style: Style): string {
  const { glyph, ascii } = signs[sign]
  const shown = style.isAscii ? ascii : glyph
  return `${painted(sign, shown, style)}${' '.repeat(signWidth(style) - shown.length)}`
}

/** Text in the colour of a sign. */
export const painted = (sign: Sign, text: string, { hasColour }: Style): string => (hasColour ? signs[sign].colour(text) : text)

export const signOfVerdict = { pass: 'pass', warn: 'warn', block: 'block' } as const satisfies Record<Verdict, Sign>

/** Our own glyphs in plain ASCII, for places that show nothing else. */
export const toAscii = (text: string): string => asciiOf.reduce((current, [glyph, ascii]) => current.replaceAll(glyph, ascii), text)

const asciiOf = [
  ['→', '->'],
  ['…', '...'],
] as const

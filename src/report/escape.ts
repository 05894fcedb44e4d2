// What charts, clusters, Git and child programs say is data. Two things keep it that way in every report:
// each piece of it goes through `escape` where it enters, while our own line breaks and colours are not yet there to be hurt; and each finished report
// goes through `disarm` (or `disarmJson`), because whether a piece starts a line, or joins its neighbours to a command, shows only then.

// Controls (C0, DEL, C1: they move the terminal), formats (bidi overrides, zero width: they move what the eye reads), the separators U+2028 and U+2029
// (some readers break lines there), lone surrogates (no encoding can carry them). A backslash before "u{" is escaped too, so that no text can look as
// if it had been escaped here.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|\\(?=u\{)/gu

/** One piece of text from outside, on one line: every character that shows nothing or moves something becomes `\u{…}`. */
export const escape = (text: string): string => (plain.test(text) ? text : text.replace(hidden, visible))

// Nearly every text of a report is no more than this, and it is found out several times as fast.
const plain = /^[ -[\]-~]*$/

const visible = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`

// GitHub's runner takes "##[" anywhere in a line for a command, and "::" where a line begins with it, spaces aside. Spinnaker looks for
// SPINNAKER_PROPERTY_ anywhere, and for SPINNAKER_CONFIG_JSON= where a line begins. One character of each becomes `\u{…}`: a reader still sees what
// stood there, and no program finds it.
const commands: readonly (readonly [RegExp, string])[] = [
  [/##\[/g, '##\\u{5b}'],
  [/SPINNAKER_/g, 'SPINNAKER\\u{5f}'],
  [/^([^\S\n]*):(?=:)/gm, '$1\\u{3a}'],
]

/** A finished text report in which no line is a command to what reads logs. */
export const disarm = (report: string): string => commands.reduce((text, [command, broken]) => text.replace(command, broken), report)

/** The same for a JSON document: its own escapes break the commands, so every reader of JSON still gets the exact text. */
export const disarmJson = (document: string): string =>
  document
    .replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => character.split('').map(unitEscape).join(''))
    .replaceAll('##[', '##\\u005b')
    .replaceAll('SPINNAKER_', 'SPINNAKER\\u005f')

const unitEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

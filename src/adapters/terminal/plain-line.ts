// Controls, formats, separators and lone surrogates: they move the terminal, or what the eye reads, or break the line.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

// What the runners of GitHub and Spinnaker obey in a log, on stderr as well.
const commands: readonly (readonly [RegExp, string])[] = [
  [/##\[/g, '##\\u{5b}'],
  [/SPINNAKER_/g, 'SPINNAKER\\u{5f}'],
  [/^(\s*):(?=:)/, '$1\\u{3a}'],
]

/** One line that may hold words of a cluster, such as the holder of a lock or why an object is not ready, and is no more than text. */
export const plainLine = (line: string): string => commands.reduce((text, [command, broken]) => text.replace(command, broken), line.replace(hidden, visible))

const visible = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`

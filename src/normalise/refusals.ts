/**
 * What Sluice does not read although, or because, Kubernetes reads it in a way of its own. docs/adr/0002-yaml-parser.md
 * says how each was found. `what` completes "Cannot read this YAML as Kubernetes does: …".
 */
export const refusals = {
  'line-separator': {
    what: 'it holds U+0085, U+2028 or U+2029, which Kubernetes takes for a line break',
    cure: 'Write it as an escape in double quotes: "\\N", "\\L" or "\\P"',
  },
  'control-character': { what: 'it holds a control character', cure: 'Write it as an escape in double quotes, such as "\\x1B"' },
  'byte-order-mark': { what: 'a line starts with a byte order mark', cure: 'Take U+FEFF out; only the start of a file may hold it' },
  'carriage-return': { what: 'a line ends in two carriage returns', cure: 'End lines by a line feed' },
  'broken-text': { what: 'it holds half of a surrogate pair, which is no text', cure: 'Write the file as UTF-8' },
  'not-finite': { what: 'a number is infinite or not a number, which JSON cannot hold', cure: 'Quote it, or write a finite number' },
  'wrong-tag': { what: 'a value does not fit its tag', cure: 'Correct the value, or take the tag out' },
  'bare-tag': { what: 'the tag "!" stands before an empty value, a merge key or a line break', cure: 'Write the value in quotes' },
  'stray-mark': { what: 'a tag or an anchor starts the line below an empty value', cure: 'Write the value, or null' },
  'flow-colon': { what: 'unquoted text inside brackets starts or ends with ":", or holds "?"', cure: 'Quote the text, or put a space after the colon' },
  'anchor-name': { what: 'the name of an anchor holds more than letters, digits, "-" and "_"', cure: 'Rename the anchor' },
  'merge-anchor': { what: 'a merge key carries an anchor', cure: 'Take the anchor out' },
  'merge-source': { what: 'a merge key is given something other than maps', cure: 'Let "<<" name a map, or a list of maps' },
  'merge-order': { what: 'a map with a merge key sets one of its keys twice, so that the order of reading decides', cure: 'Write the key once, after "<<"' },
  'key-collection': { what: 'a key is a list or a map', cure: 'Use text as the key' },
  'key-null': { what: 'a key is null', cure: 'Quote the key, or name it' },
  'key-number': { what: 'a key is -0.0, or an integer beyond 64 bits', cure: 'Quote the key' },
  'key-twice': { what: 'two keys of a map, such as 1 and "1", are the same text to Kubernetes, which keeps either of them', cure: 'Write the key once' },
  'escape-slash': { what: 'it holds the escape "\\/", which Kubernetes reads in JSON only', cure: 'Write "/"' },
  'escape-surrogate': { what: 'an escape names half of a surrogate pair, or no character', cure: 'Write the character itself, or its number behind "\\U"' },
  'escape-break': { what: 'in double quotes an empty line follows "\\" at the end of a line', cure: 'Take the empty line out, or write "\\n"' },
  'empty-entry': { what: 'a list ends in an empty entry, and one of an outer list follows', cure: 'Write null after the last "-"' },
  'alias-cycle': { what: 'an alias stands inside the value that it names', cure: 'Write the value out' },
  'alias-excess': { what: 'aliases make it many times longer than it is written', cure: 'Write the values out' },
  'too-deep': { what: 'it is nested more than 500 levels deep', cure: 'Make it flatter' },
  'too-long': { what: 'it is longer than 64 MiB', cure: 'Split it into several files' },
  'after-end': { what: 'text follows "...", which Kubernetes does not read', cure: 'Separate documents by "---"' },
  separator: { what: 'text follows "---" on its line', cure: 'Put the text on the next line' },
} as const satisfies Readonly<Record<string, { readonly what: string; readonly cure: string }>>

export type RefusalCode = keyof typeof refusals

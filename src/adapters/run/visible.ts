// C0 but newline and tab, DEL, C1, line and paragraph separators, and what turns the direction of text.
// oxlint-disable-next-line no-control-regex
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Text of others with every character shown that would move a terminal, hide, or turn the reading direction. */
export const visible = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll(unsafe, (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`)

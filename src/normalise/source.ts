/** Where a node's own text starts, behind white space, comments, tags and anchors. */
export function contentStart(input: string, start: number): number {
  // A tag in angle brackets may hold commas and brackets, as in !<tag:example.com,2000:a>.
  const ahead = /(?:[ \t\r\n]+|#[^\r\n]*|!<[^> \t\r\n]*>|[!&][^ \t\r\n,[\]{}]*)*/y
  return matchesAt(ahead, input, start) ? ahead.lastIndex : start
}

/** The bracket that opens the list or map that starts here, if one does. */
export function bracketAt(input: string, start: number): '' | '[' | '{' {
  const first = input[contentStart(input, start)]
  return first === '[' || first === '{' ? first : ''
}

export const columnOf = (input: string, position: number): number => position - input.lastIndexOf('\n', position - 1) - 1

/** Whether a sticky pattern matches exactly here. */
export function matchesAt(sticky: RegExp, input: string, position: number): boolean {
  Object.assign(sticky, { lastIndex: position })
  return sticky.test(input)
}

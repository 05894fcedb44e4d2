import type { Problem } from '../../model/problem.ts'

// Helm 4 writes "- at '/path': reason", Helm 3 "- path: Reason".
const line = /^\s*- (?:at '(?<pointer>[^']*)'|(?<dotted>\(root\)|[\w.-]+)): (?<reason>.*)$/

/** What a schema says of values, one problem a refused value: the words that name types, lengths and properties, never those that can repeat the value. */
export function schemaProblems(stderr: string, label: string): readonly Problem[] {
  if (!/^Error: values don't meet the specifications of the schema/m.test(stderr)) return []
  return stderr.split('\n').flatMap((text) => {
    const found = line.exec(text)?.groups
    if (found === undefined) return []
    const path = (found['pointer'] ?? found['dotted'] ?? '').slice(0, 200)
    return [{ file: `values of ${label}`, line: 0, column: 0, path, message: harmless(found['reason'] ?? ''), hint: '' }]
  })
}

const reasons: readonly RegExp[] = [
  /^got \w+, want [\w ,]+$/,
  /^(min|max)\w+: got \d+, want \d+$/,
  /^additional properties '[\w', .-]+' not allowed$/,
  /^missing propert(y|ies) '[\w', .-]+'$/,
  /^'(oneOf|anyOf|allOf|not)' failed/,
  /does not match pattern/,
  /^(Invalid type\. Expected: [\w/,]+, given: \w+|Additional property [\w.-]+ is not allowed|[\w.-]+ is required)$/,
  /^(Must (not )?validate [\w ]+|(String length|Array|Must|Has) [\w ]+|Does not match (pattern|format))/,
]

function harmless(reason: string): string {
  const found = reasons.map((known) => known.exec(reason)?.[0]).find((text) => text !== undefined)
  return found ?? 'is refused by the schema'
}

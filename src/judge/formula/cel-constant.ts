/** Whether a condition without any field is true; undefined for all but the simplest. What defaults and counts in rules are replaced by ends in such. */
export function celConstant(text: string): boolean | undefined {
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^\[\]\.(?:exists|exists_one|all)\(.*\)$/s.test(text)) return text.startsWith('[].all(')
  const [, one, among] = /^("[^"\\]*"|-?\d{1,15}) ?in ?\[([^[\]{}()]*)\]$/.exec(text) ?? []
  if (one !== undefined && among !== undefined && !/[^\d",\w-]/.test(among)) return among.split(',').includes(one)
  const [, left, sign, right] = /^([^=<>!]+)(==|>=|<=|>|<)([^=<>!]+)$/.exec(text) ?? []
  if (sign !== undefined) return compared(amountOf(left ?? ''), sign, amountOf(right ?? '')) ?? equal(literalOf(left ?? ''), sign, literalOf(right ?? ''))
  const [, whole, question, part] = /^("(?:[^"\\]|\\.)*")\.(startsWith|endsWith|contains)\(("(?:[^"\\]|\\.)*")\)$/.exec(text) ?? []
  return asked(literalOf(whole ?? ''), question, literalOf(part ?? ''))
}

/** A sum of whole numbers, or how much there is in what is empty. */
function amountOf(text: string): number | undefined {
  if (/^(?:(?:\[\]|\{\}|"")\.size\(\)|size\((?:\[\]|\{\}|"")\))$/.test(text)) return 0
  return /^\d{1,9}(?:\+\d{1,9})*$/.test(text) ? text.split('+').reduce((sum, one) => sum + Number(one), 0) : undefined
}

function compared(left: number | undefined, sign: string, right: number | undefined): boolean | undefined {
  if (left === undefined || right === undefined) return undefined
  return { '==': left === right, '>=': left >= right, '<=': left <= right, '>': left > right }[sign] ?? left < right
}

const equal = (left: string | undefined, sign: string, right: string | undefined): boolean | undefined =>
  sign !== '==' || left === undefined || right === undefined ? undefined : left === right

function asked(whole: string | undefined, question: string | undefined, part: string | undefined): boolean | undefined {
  if (whole === undefined || part === undefined) return undefined
  return { startsWith: whole.startsWith(part), endsWith: whole.endsWith(part) }[question ?? ''] ?? whole.includes(part)
}

/** Plain text in double quotes. */
const literalOf = (text: string): string | undefined => /^"([^"\\]*)"$/.exec(text)?.[1]

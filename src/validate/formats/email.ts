import { parseIp } from './ip-address.ts'

/** What is left to read of an address, or undefined where it cannot be one. */
type Rest = string | undefined

// Go's net/mail: RFC 5322 with UTF-8. `\P{ASCII}` is every character beyond ASCII.
const atom = /^[!#-'*+./\-0-9=?A-Z^-~\P{ASCII}]+/u
const quoted = /^"(?:\\[\t -~\P{ASCII}]|[\t !#-[\]-~\P{ASCII}])*"/u
const literal = /^\[([!-Z^-~\P{ASCII}]*)\]/u

/** One mailbox: `a@b`, `Bob <a@b>`, `a@b (comment)`, or a group of exactly one. */
export function isEmail(text: string): boolean {
  const found = readAddress(text, { groups: true })
  if (found === undefined || found.count !== 1) return false
  return skipComments(found.rest) === ''
}

const skipBlanks = (text: string): string => text.replace(/^[ \t]+/, '')

interface Found {
  readonly rest: string
  readonly count: number
}

function readAddress(text: string, { groups }: { groups: boolean }): Found | undefined {
  const start = skipBlanks(text)
  if (start === '') return undefined
  const bare = readAddrSpec(start)
  if (bare !== undefined) return afterSpec(bare)
  const named = start.startsWith('<') ? start : readPhrase(start)
  if (named === undefined) return undefined
  const rest = skipBlanks(named)
  if (groups && rest.startsWith(':')) return readGroup(rest.slice(1))
  if (!rest.startsWith('<')) return undefined
  const inside = readAddrSpec(rest.slice(1))
  return inside?.startsWith('>') === true ? { rest: inside.slice(1), count: 1 } : undefined
}

function afterSpec(bare: string): Found | undefined {
  const rest = skipBlanks(bare)
  const after = rest.startsWith('(') ? skipComment(rest) : rest
  return after === undefined ? undefined : { rest: after, count: 1 }
}

function readGroup(text: string): Found | undefined {
  let rest: Rest = skipBlanks(text)
  if (rest.startsWith(';')) return { rest: rest.slice(1), count: 0 }
  for (let count = 0; ; rest = rest.slice(1)) {
    const member = readAddress(rest, { groups: false })
    const after = member === undefined ? undefined : skipComments(member.rest)
    if (member === undefined || after === undefined) return undefined
    count += member.count
    if (after.startsWith(';')) return { rest: after.slice(1), count }
    if (!after.startsWith(',')) return undefined
    rest = after
  }
}

function readAddrSpec(text: string): Rest {
  const start = skipBlanks(text)
  const local = start.startsWith('"') ? readQuoted(start, { empty: false }) : readDotAtom(start)
  if (local?.startsWith('@') !== true) return undefined
  const domain = skipBlanks(local.slice(1))
  if (!domain.startsWith('[')) return readDotAtom(domain)
  const found = literal.exec(domain)
  return found !== null && parseIp(found[1] ?? '', 'strict') !== undefined ? domain.slice(found[0].length) : undefined
}

function readQuoted(text: string, { empty }: { empty: boolean }): Rest {
  const found = quoted.exec(text)?.[0]
  return found === undefined || (!empty && found === '""') ? undefined : text.slice(found.length)
}

function readDotAtom(text: string): Rest {
  const found = atom.exec(text)?.[0]
  if (found === undefined || found.startsWith('.') || found.endsWith('.') || found.includes('..')) return undefined
  return text.slice(found.length)
}

/** Words up to what is no word; dots may stand anywhere in them. */
function readPhrase(text: string): Rest {
  let rest = text
  for (let words = 0; ; words += 1) {
    const next = words === 0 ? rest : skipComments(rest)
    if (next === undefined) return undefined
    const start = skipBlanks(next)
    const after = start.startsWith('"') ? readQuoted(start, { empty: true }) : afterMatch(atom, start)
    if (after === undefined) return words === 0 ? undefined : start
    rest = after
  }
}

function afterMatch(pattern: RegExp, text: string): Rest {
  const found = pattern.exec(text)?.[0]
  return found === undefined ? undefined : text.slice(found.length)
}

function skipComments(text: string): Rest {
  let rest: Rest = skipBlanks(text)
  while (rest?.startsWith('(') === true) {
    rest = skipComment(rest)
    rest &&= skipBlanks(rest)
  }
  return rest
}

function skipComment(text: string): Rest {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\' && index + 1 < text.length) index += 1
    else if (text[index] === '(') depth += 1
    else if (text[index] === ')') depth -= 1
    if (depth === 0) return text.slice(index + 1)
  }
  return undefined
}

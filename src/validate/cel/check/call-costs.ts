import { exactly, plus, scaled, times, unknownAmount, type Amount } from './amount.ts'
import { sizeOf, type Argument, type CallCost, type CallSides, type Coster } from './call-sides.ts'
import { listCosts, setsCost } from './list-costs.ts'
import { isPlain, isSameType } from './types.ts'

// The server's own factors, for a character that is looked at and one of a regular expression.
const [perCharacter, perPattern] = [0.1, 0.25]
const [longestFormat, longestFormatPattern] = [64n, 128]
const one: CallCost = { cost: exactly(1n) }

const read = (size: Amount): Amount => scaled(size, perCharacter)

/** By the name of the function and the signature that it is called by. */
export function costOfCall(name: string, signature: string, sides: CallSides): CallCost {
  return costs[name]?.(sides, signature) ?? one
}

const readFirst: Coster = ({ args: [first] }) => ({ cost: read(sizeOf(first)) })
const readTarget: Coster = ({ target }) => ({ cost: read(sizeOf(target)), size: sizeOf(target) })

/** Goes through a list once, and through the texts in it. */
const walk: Coster = ({ target, mostAt }) => {
  if (target?.type.kind !== 'list') return { cost: read(sizeOf(target)) }
  const isText = isPlain(target.type.item, 'string', 'bytes')
  const each = isText ? plus(exactly(1n), read(itemSize(target, mostAt))) : exactly(1n)
  return { cost: times(sizeOf(target), each) }
}

const itemSize = (list: Argument, mostAt: CallSides['mostAt']): Amount =>
  (list.path.length === 0 ? undefined : mostAt([...list.path, '@items'])) ?? unknownAmount

const find: Coster = ({ target, args: [pattern] }) => ({
  cost: matching(sizeOf(target), sizeOf(pattern)),
  size: { least: 0n, most: sizeOf(target).most },
})

/** An empty text is looked at, too. */
const matching = (text: Amount, pattern: Amount): Amount => times(read(plus(text, exactly(1n))), scaled(pattern, perPattern))

const replace: Coster = ({ target, args: [from, to] }) => ({
  cost: scaled(sizeOf(target), 2 * perCharacter),
  size: replacedSize(sizeOf(target), sizeOf(from), sizeOf(to)),
})

function replacedSize(text: Amount, from: Amount, to: Amount): Amount {
  const longest = replaced(text.most, from.least, to.most <= from.least)
  const shortest = replaced(text.least, from.most, from.most <= to.least)
  return plus(times({ least: shortest.count, most: longest.count }, to), { least: shortest.kept, most: longest.kept })
}

/** How often a text of this length may be replaced, and what of the old one stays. */
function replaced(text: bigint, from: bigint, isKept: boolean): { count: bigint; kept: bigint } {
  if (from === 0n) return { count: text < unknownAmount.most ? text + 1n : text, kept: text }
  return isKept ? { count: 0n, kept: text } : { count: BigInt(Math.ceil(Number(text) / Number(from))), kept: 0n }
}

const split: Coster = ({ target, args: [, limit] }) => {
  const most = limit?.node.kind === 'literal' && typeof limit.node.value === 'bigint' ? BigInt.asUintN(64, limit.node.value) : sizeOf(target).most
  return { cost: scaled(sizeOf(target), 2 * perCharacter), size: { least: 0n, most } }
}

const join: Coster = ({ target, args: [separator], mostAt }) => {
  const count = sizeOf(target)
  const texts = target?.type.kind === 'list' ? times(count, itemSize(target, mostAt)) : exactly(0n)
  const gaps = { least: count.least > 0n ? count.least - 1n : 0n, most: count.most > 0n ? count.most - 1n : 0n }
  const size = separator === undefined ? texts : plus(texts, times(sizeOf(separator), gaps))
  return { cost: read(size), size }
}

const address: Amount = { least: 4n, most: 16n }
const compareAddresses = read(plus(address, address))
const alsoRead = (cost: Amount, text: Argument | undefined, isText: boolean): CallCost => ({ cost: isText ? plus(cost, read(sizeOf(text))) : cost })

const contains: Coster = (sides, signature) => {
  if (signature.startsWith('(list')) return setsCost(1)(sides, signature)
  return sides.target === undefined ? one : { cost: times(read(sizeOf(sides.target)), read(sizeOf(sides.args[0]))) }
}

const add: Coster = ({ args: [left, right] }, signature) => {
  const size = plus(sizeOf(left), sizeOf(right))
  if (signature.startsWith('(list')) return { cost: exactly(1n), size }
  return signature === '(string,string)string' || signature === '(bytes,bytes)bytes' ? { cost: read(size), size } : one
}

const compare: Coster = (sides, signature) => (signature === '(string,string)bool' || signature === '(bytes,bytes)bool' ? readShorter(sides) : one)

/** As far as the shorter of two goes. */
function readShorter({ args: [left, right] }: CallSides): CallCost {
  const most = sizeOf(left).most < sizeOf(right).most ? sizeOf(left).most : sizeOf(right).most
  return { cost: read({ least: most > 0n ? 1n : 0n, most }) }
}

const equal: Coster = (sides) => {
  const [left, right] = sides.args
  if (left === undefined || right === undefined || !isSameType(left.type, right.type)) return readShorter(sides)
  if (isPlain(left.type, 'ip', 'cidr', 'quantity', 'semver')) return one
  if (isPlain(left.type, 'format')) return { cost: read({ least: 1n, most: longestFormat }) }
  if (isPlain(left.type, 'url')) return { cost: read({ least: 1n, most: right.size?.most ?? 1n }) }
  return readShorter(sides)
}

// Functions that are not listed cost one.
const costs: Readonly<Record<string, Coster>> = {
  ...listCosts,
  isSorted: walk,
  sum: walk,
  max: walk,
  min: walk,
  indexOf: walk,
  lastIndexOf: walk,
  url: (sides) => ({ ...readFirst(sides, ''), cost: read(sizeOf(sides.args[0])), size: sizeOf(sides.args[0]) }),
  lowerAscii: readTarget,
  upperAscii: readTarget,
  substring: readTarget,
  trim: readTarget,
  replace,
  split,
  join,
  find,
  findAll: find,
  cidr: readFirst,
  isIP: readFirst,
  isCIDR: readFirst,
  ip: (sides, signature) => (signature === '(cidr)ip' ? one : readFirst(sides, signature)),
  isCanonical: ({ args: [text] }) => ({ cost: scaled(sizeOf(text), 2 * perCharacter) }),
  containsIP: ({ args: [other] }, signature) => alsoRead(compareAddresses, other, signature === '(cidr,string)bool'),
  containsCIDR: ({ args: [other] }, signature) => alsoRead(plus(plus(compareAddresses, read(address)), exactly(1n)), other, signature === '(cidr,string)bool'),
  quantity: readFirst,
  isQuantity: readFirst,
  semver: readFirst,
  isSemver: readFirst,
  validate: ({ args: [text] }) => ({ cost: scaled(read(sizeOf(text)), longestFormatPattern * perPattern) }),
  format: ({ target }, signature) => (signature.startsWith('(string') ? { cost: read(sizeOf(target)) } : one),
  bytes: ({ args: [text] }, signature) =>
    signature === '(string)bytes'
      ? { cost: read(sizeOf(text)), size: { least: sizeOf(text).least, most: times(exactly(sizeOf(text).most), exactly(4n)).most } }
      : one,
  string: ({ args: [bytes] }, signature) =>
    signature === '(bytes)string' ? { cost: read(sizeOf(bytes)), size: { least: sizeOf(bytes).least / 4n, most: sizeOf(bytes).most } } : one,
  quote: ({ args: [text] }) => ({
    cost: read(sizeOf(text)),
    size: plus(times(sizeOf(text), { least: 1n, most: 2n }), exactly(2n)),
  }),
  startsWith: readFirst,
  endsWith: readFirst,
  '@in': ({ args: [, list] }, signature) => (signature.includes('list') ? { cost: sizeOf(list) } : one),
  matches: ({ target, args: [pattern] }) => (target === undefined ? one : { cost: matching(sizeOf(target), sizeOf(pattern)) }),
  contains,
  '_+_': add,
  '_<_': compare,
  '_<=_': compare,
  '_>_': compare,
  '_>=_': compare,
  '_==_': equal,
  '_!=_': readShorter,
}

import { exactly, plus, scaled, times, unknownAmount, type Amount } from './amount.ts'
import { sizeOf, type Argument, type CallCost, type CallSides, type Coster } from './call-sides.ts'

/** A call that makes a list. */
const making = (factor: number, size: Amount): CallCost => ({ cost: plus(scaled(size, factor), exactly(11n)), size })

/** A number that is written out; a negative one counts as none. */
function writtenInt(argument: Argument | undefined, otherwise: bigint): bigint {
  const value = argument?.node.kind === 'literal' ? argument.node.value : undefined
  if (typeof value !== 'bigint') return otherwise
  return value < 0n ? 0n : value
}

const slice: Coster = ({ target, args: [start, end] }) => making(1, exactly(BigInt.asUintN(64, writtenInt(end, sizeOf(target).most) - writtenInt(start, 0n))))

/** Each item is held against each. */
const sort = (list: Argument | undefined, signature: string): CallCost =>
  making(/<(?:string|bytes)>/.test(signature) ? 2.1 : 2, times(sizeOf(list), sizeOf(list)))

export const setsCost =
  (factor: number): Coster =>
  ({ args: [left, right] }: CallSides) => ({ cost: plus(scaled(times(sizeOf(left), sizeOf(right)), factor), exactly(1n)) })

/** Functions of lists and sets, in cel-go's own numbers. */
export const listCosts: Readonly<Record<string, Coster>> = {
  slice,
  range: ({ args: [count] }) => making(1, exactly(writtenInt(count, unknownAmount.most))),
  reverse: ({ target }) => making(1, sizeOf(target)),
  flatten: ({ target, args: [depth] }) => making(depth === undefined ? 1 : Number(writtenInt(depth, unknownAmount.most)), sizeOf(target)),
  distinct: ({ target }) => making(2, times(sizeOf(target), sizeOf(target))),
  sort: ({ target }, signature) => sort(target, signature),
  '@sortByAssociatedKeys': ({ args: [keys] }, signature) => sort(keys, signature.slice(signature.indexOf(','))),
  equivalent: setsCost(2),
  intersects: setsCost(1),
}

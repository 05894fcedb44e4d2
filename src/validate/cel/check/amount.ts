/** How much something is, at least and at most; the server counts in 64 bits and stops at their end. */
export interface Amount {
  readonly least: bigint
  readonly most: bigint
}

const end = 2n ** 64n - 1n

export const unknownAmount: Amount = { least: 0n, most: end }
export const noAmount: Amount = { least: end, most: 0n }
export const exactly = (count: bigint): Amount => ({ least: count, most: count })

export const capped = (count: bigint): bigint => (count > end ? end : count)

export const plus = (left: Amount, right: Amount): Amount => ({ least: capped(left.least + right.least), most: capped(left.most + right.most) })
export const times = (left: Amount, right: Amount): Amount => ({ least: capped(left.least * right.least), most: capped(left.most * right.most) })
export const sumOf = (amounts: readonly Amount[]): Amount => amounts.reduce(plus, exactly(0n))

/** Rounded up, as the server does with doubles. */
export const scaled = ({ least, most }: Amount, factor: number): Amount => ({ least: scaledUp(least, factor), most: scaledUp(most, factor) })

function scaledUp(count: bigint, factor: number): bigint {
  const product = Math.ceil(Number(count) * factor)
  return product >= 2 ** 64 ? end : BigInt(product)
}

/** What holds for both. */
export const either = (left: Amount, right: Amount): Amount => ({
  least: left.least < right.least ? left.least : right.least,
  most: left.most > right.most ? left.most : right.most,
})

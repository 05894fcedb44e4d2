import { errorOf, type CelValue, type QuantityValue } from '../values/cel-value.ts'
import { addQuantities, approximately, compareQuantities, integerOf, negated, parseQuantity } from '../values/quantity.ts'
import { binary, unary, type Library } from './overload.ts'

function quantityOf(text: string): CelValue {
  const quantity = parseQuantity(text)
  return quantity === undefined ? errorOf('quantities must match the regular expression of a quantity') : { kind: 'quantity', quantity }
}

const wholeOf = (value: bigint): QuantityValue => ({ value, scale: 0, isBig: false, isSum: false })
const sumOf = (left: QuantityValue, right: QuantityValue): CelValue => ({ kind: 'quantity', quantity: addQuantities(left, right) })

export const quantities: Library = {
  since: 28,
  overloads: [
    unary('quantity', 'string', quantityOf),
    unary('isQuantity', 'string', (text) => parseQuantity(text) !== undefined),
    unary('sign', 'quantity', ({ quantity }) => BigInt(compareQuantities(quantity, wholeOf(0n)))),
    unary('.sign', 'quantity', ({ quantity }) => BigInt(compareQuantities(quantity, wholeOf(0n)))),
    unary('.isInteger', 'quantity', ({ quantity }) => integerOf(quantity) !== undefined),
    unary('.asInteger', 'quantity', ({ quantity }) => integerOf(quantity) ?? errorOf('cannot convert value to integer')),
    unary('.asApproximateFloat', 'quantity', ({ quantity }) => approximately(quantity)),
    binary('.isGreaterThan', ['quantity', 'quantity'], (left, right) => compareQuantities(left.quantity, right.quantity) > 0),
    binary('.isLessThan', ['quantity', 'quantity'], (left, right) => compareQuantities(left.quantity, right.quantity) < 0),
    binary('.compareTo', ['quantity', 'quantity'], (left, right) => BigInt(compareQuantities(left.quantity, right.quantity))),
    binary('.add', ['quantity', 'quantity'], (left, right) => sumOf(left.quantity, right.quantity)),
    binary('.add', ['quantity', 'int'], (left, right) => sumOf(left.quantity, wholeOf(right))),
    binary('.sub', ['quantity', 'quantity'], (left, right) => sumOf(left.quantity, negated(right.quantity))),
    binary('.sub', ['quantity', 'int'], (left, right) => sumOf(left.quantity, wholeOf(-right))),
  ],
}

const card =
  /^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35[0-9]{3})[0-9]{11})$/

/** Whatever is no digit is ignored; the digits are checked by Luhn's sum. */
export function isCreditCard(text: string): boolean {
  const digits = text.replaceAll(/[^0-9]+/g, '')
  return card.test(digits) && luhn(digits) % 10 === 0
}

function luhn(digits: string): number {
  return digits
    .split('')
    .toReversed()
    .reduce((sum, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2)
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
}

/** RE2's `\s`, which is narrower than JavaScript's. */
const withoutBlanks = (text: string): string => text.replaceAll(/[\t\n\f\r -]+/g, '')

export function isIsbn10(text: string): boolean {
  const digits = withoutBlanks(text)
  if (!/^(?:[0-9]{9}X|[0-9]{10})$/.test(digits)) return false
  return digits.split('').reduce((sum, digit, index) => sum + (index + 1) * (digit === 'X' ? 10 : Number(digit)), 0) % 11 === 0
}

export function isIsbn13(text: string): boolean {
  const digits = withoutBlanks(text)
  if (!/^[0-9]{13}$/.test(digits)) return false
  const sum = digits
    .slice(0, 12)
    .split('')
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return Number(digits[12]) === (10 - (sum % 10)) % 10
}

/** `strconv.FormatFloat(value, 'g', -1, 64)`: the exponent has two digits at least, and is there from a million on. */
export function formatDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  const [digits = '0', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power < -4 || power >= 6) return `${Object.is(value, -0) ? '-' : ''}${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  return plainDouble(value)
}

/** `'f'` with as many digits as needed. */
export function plainDouble(value: number): string {
  if (Object.is(value, -0)) return '-0'
  const text = String(value)
  const [mantissa = '', exponent] = text.split('e')
  if (exponent === undefined) return text
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  const sign = value < 0 ? '-' : ''
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return point >= digits.length ? `${sign}${digits.padEnd(point, '0')}` : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** `'f'` with this many digits behind the point. */
export function fixedDouble(value: number, precision: number): string {
  // JavaScript writes what is large with an exponent, though it is a whole number then.
  if (Math.abs(value) >= 1e21) return `${BigInt(value)}${precision === 0 ? '' : `.${'0'.repeat(precision)}`}`
  return value.toFixed(Math.min(precision, 100))
}

/** `strconv.ParseFloat`, or undefined. Beyond the range of a double it is an error. */
export function parseDouble(text: string): number | undefined {
  if (/^[+-]?(?:inf|infinity)$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  if (/^nan$/i.test(text)) return NaN
  if (/^[+-]?0x/i.test(text)) return parseHexDouble(text)
  if (!/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

function parseHexDouble(text: string): number | undefined {
  const [, sign = '', whole = '', fraction = '', power = ''] = /^([+-]?)0x([0-9a-f]*)\.?([0-9a-f]*)p([+-]?[0-9]+)$/i.exec(text) ?? []
  if (`${whole}${fraction}` === '') return undefined
  const value = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(power) - 4 * fraction.length)
  return Number.isFinite(value) ? value * (sign === '-' ? -1 : 1) : undefined
}

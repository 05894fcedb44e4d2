const units: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
])
const largest = 2n ** 63n

/** Go's time.ParseDuration in nanoseconds, or undefined: `1h30m`, `-1.5s`, `0`. */
export function parseGoDuration(text: string): bigint | undefined {
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/su.exec(text) ?? []
  if (rest === '0') return 0n
  if (!/^(?:(?:\d+\.?\d*|\.\d+)[^\d.]+)+$/u.test(rest)) return undefined
  let total = 0n
  for (const [, whole = '', fraction = '', unit = ''] of rest.matchAll(/(\d*)(?:\.(\d*))?([^\d.]+)/gu)) {
    const size = units.get(unit)
    if (size === undefined) return undefined
    total += BigInt(whole || 0) * size + (BigInt(fraction || 0) * size) / 10n ** BigInt(fraction.length)
    if (total > largest) return undefined
  }
  if (sign === '-') return -total
  return total < largest ? total : undefined
}

/** Each row is a unit in nanoseconds and its names; the last name of a row may be followed by anything: `seconds`, `secXY`. */
const scalaUnits: readonly (readonly [bigint, readonly string[]])[] = [
  [1n, ['ns', 'nano']],
  [1_000n, ['us', 'µs', 'micro']],
  [1_000_000n, ['ms', 'milli']],
  [1_000_000_000n, ['s', 'sec']],
  [60_000_000_000n, ['m', 'min']],
  [3_600_000_000_000n, ['h', 'hr', 'hour']],
  [86_400_000_000_000n, ['d', 'day']],
  [604_800_000_000_000n, ['w', 'wk', 'week']],
]

/** strfmt's duration in nanoseconds: what Go reads, else the sum of everything that looks like `3 days`, wherever it stands in the text. */
export function parseDuration(text: string): bigint | undefined {
  const asGo = parseGoDuration(text)
  if (asGo !== undefined) return asGo
  let total: bigint | undefined
  for (const [, count = '', name = ''] of text.matchAll(/([0-9]+)[\t\n\f\r ]*([A-Za-zµ]+)/gu)) {
    const factor = BigInt(count)
    if (factor >= largest) return undefined
    for (const size of sizesOf(name.toLowerCase())) total = BigInt.asIntN(64, (total ?? 0n) + factor * size)
  }
  return total
}

const sizesOf = (name: string): readonly bigint[] =>
  scalaUnits.filter(([, names]) => names.some((unit, index) => (index === names.length - 1 ? name.startsWith(unit) : name === unit))).map(([size]) => size)

export const isDurationText = (text: string): boolean => parseDuration(text) !== undefined

const units = { h: 3600, m: 60, s: 1, ms: 0.001, us: 0.000_001, µs: 0.000_001, ns: 0.000_000_001 } as const

/** A duration of Go, such as "1m0.5s", in seconds. */
export const secondsOf = (text: string): number =>
  [...text.matchAll(/([\d.]+)(ms|us|µs|ns|h|m|s)/g)].reduce((sum, [, number, unit]) => sum + Number(number) * (isUnit(unit) ? units[unit] : 0), 0)

const isUnit = (unit: string | undefined): unit is keyof typeof units => unit !== undefined && unit in units

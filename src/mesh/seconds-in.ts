/** A duration such as "1m30s", "250ms" or "1.5h" in seconds; 0 for none. */
export const secondsIn = (duration: string): number =>
  [...duration.matchAll(/([\d.]+)(ms|h|m|s)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0)

const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 }

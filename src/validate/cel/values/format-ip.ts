import type { IpBytes } from '../../formats/ip-address.ts'

/** As Go writes an address: the longest run of two zero groups or more is `::`, the first of equal ones. */
export function formatIp(address: IpBytes): string {
  if (address.length === 4) return address.join('.')
  const groups = Array.from({ length: 8 }, (_, index) => (address[index * 2] ?? 0) * 256 + (address[index * 2 + 1] ?? 0))
  const hidden = longestZeros(groups)
  return hidden.length < 2 ? text(groups) : `${text(groups.slice(0, hidden.start))}::${text(groups.slice(hidden.start + hidden.length))}`
}

const text = (groups: readonly number[]): string => groups.map((group) => group.toString(16)).join(':')

function longestZeros(groups: readonly number[]): { start: number; length: number } {
  const runs = groups.map((_, start) => {
    const end = groups.findIndex((group, index) => index >= start && group !== 0)
    return { start, length: (end < 0 ? groups.length : end) - start }
  })
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest))
}

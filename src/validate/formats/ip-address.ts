/** Four or sixteen bytes. */
export type IpBytes = readonly number[]

/** As Go's net/netip reads addresses without zone; `sloppy` is Kubernetes' older reading, which allows leading zeros. */
export type Reading = 'strict' | 'sloppy'

export const parseIp = (text: string, reading: Reading): IpBytes | undefined => (/^[^:]*\./.test(text) ? parseIpv4(text, reading) : parseIpv6(text, reading))

export function parseIpv4(text: string, reading: Reading): IpBytes | undefined {
  const parts = text.split('.')
  const part = reading === 'strict' ? /^(?:0|[1-9][0-9]{0,2})$/ : /^[0-9]+$/
  if (parts.length !== 4 || !parts.every((digits) => part.test(digits) && Number(digits) <= 255)) return undefined
  return parts.map(Number)
}

export function parseIpv6(text: string, reading: Reading): IpBytes | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map((half, index) => groupsOf(half, { reading, isLast: index === halves.length - 1 }))
  if (head === undefined) return undefined
  if (halves.length === 1) return head.length === 16 ? head : undefined
  // A double colon stands for one group of zeros at least.
  if (tail === undefined || head.length + tail.length > 14) return undefined
  return [...head, ...Array.from({ length: 16 - head.length - tail.length }, () => 0), ...tail]
}

function groupsOf(half: string, { reading, isLast }: { reading: Reading; isLast: boolean }): IpBytes | undefined {
  if (half === '') return []
  const groups = half.split(':')
  const bytes: number[] = []
  for (const [index, group] of groups.entries()) {
    const read = isLast && index === groups.length - 1 && group.includes('.') ? parseIpv4(group, reading) : groupBytes(group, reading)
    if (read === undefined) return undefined
    bytes.push(...read)
  }
  return bytes
}

function groupBytes(group: string, reading: Reading): IpBytes | undefined {
  const isFine = reading === 'strict' ? /^[0-9a-fA-F]{1,4}$/.test(group) : /^0*[0-9a-fA-F]{1,4}$/.test(group)
  if (!isFine) return undefined
  const value = Number.parseInt(group, 16)
  return [value >> 8, value & 255]
}

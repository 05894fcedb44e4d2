import { parseIp, parseIpv4, parseIpv6 } from './ip-address.ts'

export const isIpv4 = (text: string): boolean => text.includes('.') && parseIp(text, 'sloppy') !== undefined

export const isIpv6 = (text: string): boolean => text.includes(':') && parseIp(text, 'strict') !== undefined

/** Leading zeros are allowed, in the address and in the length of the prefix. */
export function isCidrSloppy(text: string): boolean {
  const slash = text.indexOf('/')
  if (slash < 0) return false
  const [address, bits] = [text.slice(0, slash), text.slice(slash + 1)]
  const length = (parseIpv4(address, 'sloppy') ?? parseIpv6(address, 'sloppy'))?.length
  return length !== undefined && /^[0-9]+$/.test(bits) && Number(bits) <= length * 8
}

/** 6, 8 or 20 bytes in pairs with one separator, in fours with points, or in one piece. */
export function isMac(text: string): boolean {
  const digits = text.replaceAll(/[:.-]/g, '')
  const isShaped =
    /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2})*$/i.test(text) || /^[0-9a-f]{4}(?:\.[0-9a-f]{4})+$/i.test(text) || /^[0-9a-f]+$/i.test(text)
  return isShaped && [12, 16, 40].includes(digits.length)
}

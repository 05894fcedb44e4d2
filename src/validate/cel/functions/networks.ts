import { parseIp, type IpBytes } from '../../formats/ip-address.ts'
import { errorOf, type CelValue, type Opaque } from '../values/cel-value.ts'
import { formatIp } from '../values/format-ip.ts'
import { binary, unary, type Library } from './overload.ts'

type Cidr = Extract<Opaque, { kind: 'cidr' }>

/** Neither a zone nor an IPv4 address in the guise of IPv6 is allowed. */
function addressOf(text: string): IpBytes | undefined {
  const bytes = parseIp(text, 'strict')
  const isMapped = bytes?.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255
  return isMapped ? undefined : bytes
}

function ipOf(text: string): CelValue {
  const address = addressOf(text)
  return address === undefined ? errorOf('IP Address parse error during conversion from string') : { kind: 'ip', address }
}

function parseCidr(text: string): Cidr | undefined {
  const [, written = '', bits = ''] = /^(.*)\/(0|[1-9][0-9]{0,2})$/s.exec(text) ?? []
  const address = addressOf(written)
  return address === undefined || Number(bits) > address.length * 8 ? undefined : { kind: 'cidr', address, bits: Number(bits) }
}

const cidrOf = (text: string): CelValue => parseCidr(text) ?? errorOf('network address parse error during conversion from string')

/** The address with everything behind the prefix set to zero. */
const masked = (address: IpBytes, bits: number): IpBytes => address.map((byte, index) => byte & (0xff << Math.max(0, 8 - Math.max(0, bits - index * 8))))

const holds = (cidr: Cidr, address: IpBytes): boolean =>
  cidr.address.length === address.length && String(masked(cidr.address, cidr.bits)) === String(masked(address, cidr.bits))

function holdsText(cidr: Cidr, text: string): CelValue {
  const address = addressOf(text)
  return address === undefined ? errorOf('IP Address parse error during conversion from string') : holds(cidr, address)
}

const holdsCidr = (cidr: Cidr, other: Cidr): boolean => cidr.bits <= other.bits && holds(cidr, other.address)

function holdsCidrText(cidr: Cidr, text: string): CelValue {
  const other = parseCidr(text)
  return other === undefined ? errorOf('network address parse error during conversion from string') : holdsCidr(cidr, other)
}

const is4 = (address: IpBytes): boolean => address.length === 4
const isZero = (address: IpBytes): boolean => address.every((byte) => byte === 0)
const isLoopback = (address: IpBytes): boolean => (is4(address) ? address[0] === 127 : isZero(address.slice(0, 15)) && address[15] === 1)
const isLinkLocal = ([first = 0, second = 0, ...rest]: IpBytes): boolean =>
  rest.length === 2 ? first === 169 && second === 254 : first === 0xfe && (second & 0xc0) === 0x80
const isMulticast = (address: IpBytes): boolean => (is4(address) ? ((address[0] ?? 0) & 0xf0) === 0xe0 : address[0] === 0xff)
const isLocalMulticast = ([first = 0, second = 0, third = 0, fourth]: IpBytes, { is6 }: { is6: boolean }): boolean =>
  is6 ? first === 0xff && (second & 0x0f) === 2 : first === 224 && second === 0 && third === 0 && fourth !== undefined
const isGlobal = (address: IpBytes): boolean =>
  !isZero(address) && !isLoopback(address) && !isMulticast(address) && !isLinkLocal(address) && String(address) !== '255,255,255,255'

export const networks: Library = {
  since: 30,
  overloads: [
    unary('ip', 'string', ipOf),
    unary('isIP', 'string', (text) => addressOf(text) !== undefined),
    unary('ip.isCanonical', 'string', (text) => {
      const address = addressOf(text)
      return address === undefined ? ipOf(text) : formatIp(address) === text
    }),
    unary('string', 'ip', ({ address }) => formatIp(address)),
    unary('.family', 'ip', ({ address }) => (is4(address) ? 4n : 6n)),
    unary('.isUnspecified', 'ip', ({ address }) => isZero(address)),
    unary('.isLoopback', 'ip', ({ address }) => isLoopback(address)),
    unary('.isLinkLocalUnicast', 'ip', ({ address }) => isLinkLocal(address)),
    unary('.isLinkLocalMulticast', 'ip', ({ address }) => isLocalMulticast(address, { is6: !is4(address) })),
    unary('.isGlobalUnicast', 'ip', ({ address }) => isGlobal(address)),
    unary('cidr', 'string', cidrOf),
    unary('isCIDR', 'string', (text) => parseCidr(text) !== undefined),
    unary('string', 'cidr', ({ address, bits }) => `${formatIp(address)}/${bits}`),
    unary('.ip', 'cidr', ({ address }) => ({ kind: 'ip', address })),
    unary('.prefixLength', 'cidr', ({ bits }) => BigInt(bits)),
    unary('.masked', 'cidr', ({ address, bits }) => ({ kind: 'cidr', address: masked(address, bits), bits })),
    binary('.containsIP', ['cidr', 'string'], holdsText),
    binary('.containsIP', ['cidr', 'ip'], (cidr, { address }) => holds(cidr, address)),
    binary('.containsCIDR', ['cidr', 'string'], holdsCidrText),
    binary('.containsCIDR', ['cidr', 'cidr'], holdsCidr),
  ],
}

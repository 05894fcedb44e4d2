/** What an unquoted YAML scalar means to Kubernetes when it does not mean its own text. */
export type Resolved =
  | { readonly kind: 'null'; readonly value: null }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: number | bigint }
  | { readonly kind: 'float'; readonly value: number }

/** An unquoted scalar → the null, boolean or number that goyaml v2 takes it for, or undefined where it stays text. */
export function resolvePlain(text: string): Resolved | undefined {
  const first = text.charCodeAt(0)
  const isNumberLike = first === dot || first === plus || first === minus || (first >= zero && first <= nine)
  // Most of a manifest is text, and a look into the table takes as long as the text.
  if (text.length > longestWord && !isNumberLike) return undefined
  if (first === dot) return words.get(text) ?? resolveDotted(text)
  return words.get(text) ?? (isNumberLike ? resolveNumber(text) : undefined)
}

const [dot, plus, minus, zero, nine] = [0x2e, 0x2b, 0x2d, 0x30, 0x39]

// YAML 1.1 in exactly these spellings: "tRUE" is text.
const words: ReadonlyMap<string, Resolved> = new Map([
  ...spelled({ kind: 'bool', value: true }, 'y Y yes Yes YES true True TRUE on On ON'),
  ...spelled({ kind: 'bool', value: false }, 'n N no No NO false False FALSE off Off OFF'),
  ...spelled({ kind: 'null', value: null }, '~ null Null NULL'),
  ['', { kind: 'null', value: null }] as const,
  ...spelled({ kind: 'float', value: Number.NaN }, '.nan .NaN .NAN'),
  ...spelled({ kind: 'float', value: Number.POSITIVE_INFINITY }, '.inf .Inf .INF +.inf +.Inf +.INF'),
  ...spelled({ kind: 'float', value: Number.NEGATIVE_INFINITY }, '-.inf -.Inf -.INF'),
])

const longestWord = Math.max(...[...words.keys()].map((word) => word.length))

function spelled(resolved: Resolved, spellings: string): (readonly [string, Resolved])[] {
  return spellings.split(' ').map((spelling) => [spelling, resolved] as const)
}

/** ".5" goes straight to Go's float parser, which wants each underscore between two digits. */
function resolveDotted(text: string): Resolved | undefined {
  return /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/.test(text) ? toFloat(text.replaceAll('_', '')) : undefined
}

/** Everything else that starts like a number first loses its underscores, wherever they stand. */
function resolveNumber(text: string): Resolved | undefined {
  if (/^[1-9]\d{0,14}$/.test(text)) return { kind: 'int', value: Number(text) }
  const digits = text.replaceAll('_', '')
  const integer = toInteger(digits) ?? toSignedBinary(digits)
  if (integer !== undefined) return { kind: 'int', value: exact(integer) }
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(digits) ? toFloat(digits) : undefined
}

/** A number too large for a float stays text. */
function toFloat(text: string): Resolved | undefined {
  const value = Number(text)
  return Number.isFinite(value) ? { kind: 'float', value } : undefined
}

// One way to match each text: digits that could match in two ways would make a long number slow.
const integerPattern = /^(?<sign>[-+]?)(?:(?<prefix>0[bBoOxX])(?=.)|(?<octal>0)|(?=[1-9]))(?<digits>[\da-fA-F]*)$/
const digitsOf = { '0b': /^[01]*$/, '0o': /^[0-7]*$/, '0x': /^[\da-f]*$/i, '': /^\d*$/ } as const

function toInteger(text: string): bigint | undefined {
  const { sign = '', prefix = '', octal, digits: written = '' } = integerPattern.exec(text)?.groups ?? { digits: '-' }
  const base = octal === undefined ? prefix.toLowerCase() : '0o'
  const digits = written.replace(/^0+/, '')
  // 64 binary digits are the longest that fit; a longer text need not be computed.
  if (!isBase(base) || !digitsOf[base].test(digits) || digits.length > 64) return undefined
  const magnitude = BigInt(`${base}${digits === '' ? '0' : digits}`)
  const value = sign === '-' ? -magnitude : magnitude
  return value >= -(2n ** 63n) && value < (sign === '' ? 2n ** 64n : 2n ** 63n) ? value : undefined
}

const isBase = (text: string): text is keyof typeof digitsOf => Object.hasOwn(digitsOf, text)

/** goyaml reads the sign behind the prefix too: "0b-11" is -3. */
function toSignedBinary(text: string): bigint | undefined {
  const match = /^0b([-+])([01]+)$/.exec(text)
  return match === null ? undefined : toInteger(`${match[1]}0b${match[2]}`)
}

function exact(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

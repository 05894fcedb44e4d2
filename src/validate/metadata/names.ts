const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?'
const patterns = {
  label: new RegExp(`^${label}$`),
  subdomain: new RegExp(`^${label}(?:\\.${label})*$`),
  label1035: /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/,
  part: /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/,
}

/** Lengths are counted in bytes. Whatever is longer in bytes than in code units is no ASCII, and fails the pattern anyway. */
const fits = (text: string, most: number, pattern: RegExp): boolean => text.length <= most && pattern.test(text)

export const isLabel = (text: string): boolean => fits(text, 63, patterns.label)
export const isLabel1035 = (text: string): boolean => fits(text, 63, patterns.label1035)
export const isSubdomain = (text: string): boolean => fits(text, 253, patterns.subdomain)
export const isLabelValue = (text: string): boolean => text === '' || fits(text, 63, patterns.part)

/** `name`, or `domain/name`. */
export function isQualifiedName(text: string): boolean {
  const [first = '', second, ...more] = text.split('/')
  if (more.length > 0) return false
  return second === undefined ? fits(first, 63, patterns.part) : isSubdomain(first) && fits(second, 63, patterns.part)
}

/** What a name is held to that something will be appended to. Kubernetes cuts one character too many, and so do we. */
export const maskTrailingDash = (text: string): string => (text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text)

/** A part of a path in the API; a prefix may be '.' or '..', for more follows. */
export const isPathSegment = (text: string, { isPrefix }: { isPrefix: boolean }): boolean => !/[/%]/.test(text) && (isPrefix || (text !== '.' && text !== '..'))

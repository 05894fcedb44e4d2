import { apiVersionOf } from '../../model/manifest.ts'
import { problemOf, quoted } from '../found.ts'
import { checking } from './pass.ts'

/** Names that no API server takes, and that could mean something to a file system or a terminal. */
export const checkNames = checking((found) => {
  const { id, version } = found.manifest
  const parts: readonly Part[] = [
    ['metadata.name', id.name, isName],
    ['metadata.namespace', id.namespace, (text) => text === '' || isLabel(text)],
    ['kind', id.kind, (text) => isLabel(text.toLowerCase())],
    ['apiVersion', apiVersionOf(id.group, version), () => (id.group === '' || isDomain(id.group)) && isLabel(version)],
  ]
  return parts
    .filter(([, text, isValid]) => !isValid(text))
    .map(([key, text]) => problemOf(found, `Cannot use ${quoted(text)} as ${key}: ${rules[key]}`, `Correct ${key}, or the values that it is made of`))
})

type Part = readonly [key: keyof typeof rules, text: string, isValid: (text: string) => boolean]

const rules = {
  'metadata.name': 'a name has 1 to 253 characters, is neither "." nor "..", and holds no "/", "%" or control character',
  'metadata.namespace': 'a namespace has up to 63 lower-case letters, digits and "-"',
  kind: 'a kind has up to 63 letters, digits and "-"',
  apiVersion: 'an apiVersion is a group such as "apps", "/" and a version, or a version alone',
} as const

/** What holds for the names of all kinds; most kinds ask for more, and the API server sees to that. */
const isName = (text: string): boolean => text.length <= 253 && text !== '.' && text !== '..' && /^[^/%\p{Cc}\p{Cs}]+$/u.test(text)

/** RFC 1123, as Kubernetes checks it. */
const isLabel = (text: string): boolean => /^[a-z\d](?:[-a-z\d]{0,61}[a-z\d])?$/.test(text)

const isDomain = (text: string): boolean => text.length <= 253 && text.split('.').every(isLabel)

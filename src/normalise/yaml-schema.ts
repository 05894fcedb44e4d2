import { Schema, Type } from 'js-yaml'
import { resolvePlain, type Resolved } from './plain-scalar.ts'
import { plainMeaning, Scalar } from './scalar.ts'

/** js-yaml's view of YAML as goyaml v2 resolves it, which is how Kubernetes reads: one implicit type, and every tag. */
export const yamlSchema = new Schema({
  implicit: [
    new Type('tag:yaml.org,2002:plain', {
      kind: 'scalar',
      resolve: (text: string) => plainMeaning(text) !== undefined,
      construct: (text: string) => new Scalar(text, plainMeaning(text) ?? { kind: 'refused' }),
    }),
  ],
  // The empty prefix is every tag. Kubernetes does not care for the tag of a list or a map.
  explicit: [
    new Type('', { kind: 'scalar', multi: true, construct: (found: string | Scalar | null, tag = '') => tagged(found, tag) }),
    new Type('', { kind: 'sequence', multi: true }),
    new Type('', { kind: 'mapping', multi: true }),
  ],
})

/** A tagged scalar: the core tags convert or refuse, any other leaves the text. */
function tagged(found: string | Scalar | null, tag: string): string | Scalar {
  const text = found instanceof Scalar ? found.text : (found ?? '')
  const convert = tag.startsWith(core) ? conversions.get(tag.slice(core.length)) : undefined
  return convert === undefined ? text : (convert(text) ?? new Scalar(text, { kind: 'refused' }))
}

const core = 'tag:yaml.org,2002:'

type Conversion = (text: string) => string | Scalar | undefined

const conversions: ReadonlyMap<string, Conversion> = new Map<string, Conversion>([
  ['null', (text) => resolvedAs(text, 'null')],
  ['bool', (text) => resolvedAs(text, 'bool')],
  ['int', (text) => resolvedAs(text, 'int')],
  ['float', (text) => resolvedAs(text, 'float') ?? widened(text)],
  ['timestamp', (text) => (/^\d{4}-\d/.test(text) ? text : undefined)],
  ['binary', decodeBase64],
  ['merge', (text) => (text === '<<' ? new Scalar(text, { kind: 'merge' }) : text)],
])

function resolvedAs(text: string, kind: Resolved['kind']): Scalar | undefined {
  const resolved = resolvePlain(text)
  return resolved?.kind === kind ? new Scalar(text, resolved) : undefined
}

function widened(text: string): Scalar | undefined {
  const resolved = resolvePlain(text)
  return resolved?.kind === 'int' ? new Scalar(text, { kind: 'float', value: Number(resolved.value) }) : undefined
}

/** Bytes that are no UTF-8 are lost in Kubernetes' reader, so they are refused. */
function decodeBase64(text: string): string | undefined {
  const digits = text.replaceAll(/[\r\n]/g, '')
  if (!/^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/.test(digits) || digits.includes('_')) return undefined
  const bytes = Buffer.from(digits, 'base64')
  const decoded = bytes.toString('utf8')
  return Buffer.from(decoded, 'utf8').equals(bytes) ? decoded : undefined
}

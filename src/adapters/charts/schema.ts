import { textAt, type Json, type JsonObject } from '../../model/json.ts'
import type { ChartFile, ChartDefect } from './contents.ts'
import { objectsIn } from './objects-in.ts'
import { hasCycle } from './schema-cycles.ts'

// helm itself takes no larger file.
const maxBytes = 5 * 2 ** 20

/**
 * helm follows what a schema refers to while it renders: over the network, to a file, or for ever. Tried with helm 3.9, 3.17 and 4.1: each follows "$ref"
 * wherever it stands, helm 4 also "$schema", even below "default" or "const".
 */
export function schemaDefects({ path, bytes }: ChartFile): readonly ChartDefect[] {
  if (bytes.length > maxBytes) return [{ file: path, what: 'has more than 5 MiB' }]
  const schema = parsed(bytes)
  if (schema === undefined) return [{ file: path, what: 'is no JSON' }]
  const outward = new Set(objectsIn(schema).flatMap(outwardIn))
  const cycles = hasCycle(schema) ? ['refers to itself without an end'] : []
  return [...outward, ...cycles].map((what) => ({ file: path, what }))
}

function parsed(bytes: Buffer): Json | undefined {
  try {
    // Without a reviver, which would recurse: a schema can be nested as deep as it is long.
    const schema: Json = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''))
    return schema
  } catch {
    // The parser's message repeats a piece of the file.
    return undefined
  }
}

const references = ['$ref', '$dynamicRef', '$recursiveRef']

// The meta-schemas that every helm carries in itself.
const carried = /^https?:\/\/json-schema\.org\/(draft-0[467]\/schema|draft\/(2019-09|2020-12)\/schema|schema)#?$/

function outwardIn(node: JsonObject): readonly string[] {
  const refs = references.flatMap((key) => textAt(node, key) ?? []).filter((target) => !target.startsWith('#'))
  const meta = node['$schema']
  const hasForeignMeta = typeof meta === 'string' && meta !== '' && !carried.test(meta)
  return [...refs.map((target) => `refers to ${kindOf(target)}`), ...(hasForeignMeta ? ['names a meta-schema that helm would fetch'] : [])]
}

/** Never the reference itself: it is the chart's text. */
function kindOf(target: string): string {
  const scheme = /^([a-z]+):/i.exec(target)?.[1]?.toLowerCase() ?? ''
  return ['http', 'https', 'file'].includes(scheme) ? `another document by ${scheme}` : 'another document'
}

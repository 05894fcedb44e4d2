import { loadAll, YAMLException } from 'js-yaml'
import type { Json } from '../model/json.ts'
import type { Problem, Read } from '../model/problem.ts'
import { readBlock } from './block/read-block.ts'
import { maxDepth } from './budget.ts'
import { type Chunk, refusal } from './chunk.ts'
import { syntaxProblem } from './syntax.ts'
import { toJson } from './to-json.ts'
import { watch } from './watch.ts'
import { yamlSchema } from './yaml-schema.ts'

/** One YAML document → its value as Kubernetes reads it, or why there is none. */
export function readYaml(chunk: Chunk): Read<Json> {
  const block = readBlock(chunk.text)
  if (block !== undefined) return { ok: true, value: block }
  const parsed = parse(chunk, { json: true })
  if (!parsed.ok) return parsed
  const converted = toJson(parsed.value)
  if (!converted.ok) return refuse([refusal(chunk, converted.code)])
  return hasMergeKey(chunk.text) && hasTwins(chunk) ? refuse([refusal(chunk, 'merge-order')]) : converted
}

const refuse = (problems: readonly Problem[]): { readonly ok: false; readonly problems: readonly Problem[] } => ({ ok: false, problems })

// Few texts have one, and two characters are found sooner than a pattern.
const hasMergeKey = (text: string): boolean => text.includes('<<') && /<<[ \t]*:/.test(text)

/** Of two equal keys js-yaml keeps the place of the first and the value of the second: wrong where a merge stands between them. */
function hasTwins(chunk: Chunk): boolean {
  const strict = parse(chunk, { json: false })
  return !strict.ok && strict.reason === 'duplicated mapping key'
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problems: readonly Problem[]; readonly reason: string }

/** With `json` the last of two equal keys counts, as for Kubernetes; without it they are an error. */
function parse(chunk: Chunk, { json }: { readonly json: boolean }): Parsed {
  const { listener, refused } = watch()
  // One of our levels takes up to two of js-yaml's. Its types do not know maxDepth yet.
  const options = { schema: yamlSchema, json, maxDepth: maxDepth + 200, listener }
  try {
    const [value, ...rest] = loadAll(chunk.text, null, options)
    const problems = refused.map(({ code, ...place }) => refusal(chunk, code, place))
    if (rest.some((document) => document !== null)) problems.push(refusal(chunk, 'after-end'))
    return problems.length === 0 ? { ok: true, value } : { ...refuse(problems), reason: '' }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { ...refuse([syntaxProblem(chunk, error)]), reason: error.reason }
  }
}

import type { Json, JsonObject } from '../model/json.ts'
import { type Budget, budget } from './budget.ts'
import type { RefusalCode } from './refusals.ts'
import { isMarked, Scalar, unmark, valueOf } from './scalar.ts'

/** What js-yaml builds with our schema. */
export type Raw = Json | undefined | Scalar | readonly Raw[] | RawMap
type RawMap = { readonly [key: string]: Raw }

/** What js-yaml built → the value that Kubernetes gets: its keys as text, its merges done, its aliases written out. */
export function toJson(raw: Raw): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly code: RefusalCode } {
  const limits = budget()
  const value = convert(raw, limits)
  const code = limits.refused()
  return code === undefined ? { ok: true, value } : { ok: false, code }
}

function convert(raw: Raw, limits: Budget): Json {
  limits.count(1)
  if (raw instanceof Scalar) return valueOf(raw)
  if (typeof raw === 'number' && !Number.isFinite(raw)) limits.refuse('not-finite')
  if (typeof raw !== 'object' || raw === null) return raw ?? null
  if (!limits.enter(raw)) return null
  const value = isRawList(raw) ? raw.map((item) => convert(item, limits)) : convertMap(raw, limits)
  limits.leave(raw)
  return value
}

const isRawList = (raw: readonly Raw[] | RawMap): raw is readonly Raw[] => Array.isArray(raw)

function convertMap(raw: RawMap, limits: Budget): JsonObject {
  const keys = Object.keys(raw)
  limits.count(keys.length)
  // fromEntries, because assignment would set the prototype where the key is "__proto__".
  if (!keys.some(isMarked)) return Object.fromEntries(keys.map((key) => [key, convert(raw[key], limits)]))
  return Object.fromEntries([...readFields(raw, limits)].map(([key, { value }]) => [key, value]))
}

type Fields = ReadonlyMap<string, { readonly mark: string; readonly value: Json }>

/** In the order of the source, as goyaml does: what a merge brings takes the place of what stands before it. */
function readFields(raw: RawMap, limits: Budget): Fields {
  const fields = new Map<string, { mark: string; value: Json }>()
  // JavaScript moves such keys to the front, so whether they stood before or behind a merge is lost.
  const moved = new Set(Object.keys(raw).filter((key) => isIndex.test(key)))
  for (const marked of Object.keys(raw)) {
    const { mark, key } = unmark(marked)
    const refusal = keyRefusals.get(mark)
    if (refusal !== undefined) limits.refuse(refusal)
    const found: Fields = mark === 'merge' ? readMerge(raw[marked], limits) : new Map([[key, { mark, value: convert(raw[marked], limits) }]])
    for (const [name, field] of found) {
      if (mark === 'merge' && moved.has(name)) limits.refuse('merge-order')
      if ((fields.get(name) ?? field).mark !== field.mark) limits.refuse('key-twice')
      fields.set(name, field)
    }
  }
  return fields
}

const isIndex = /^(?:0|[1-9]\d*)$/

const keyRefusals: ReadonlyMap<string, RefusalCode> = new Map([
  ['null', 'key-null'],
  ['wide', 'key-number'],
])

/** Of several sources the first wins, so they are read from the last to the first. */
const readMerge = (sources: Raw, limits: Budget): Fields => new Map([sources].flat().toReversed().flatMap((source) => [...readSource(source, limits)]))

function readSource(source: Raw, limits: Budget): Fields {
  if (typeof source !== 'object' || source === null || source instanceof Scalar || isRawList(source)) {
    limits.refuse('merge-source')
    return new Map()
  }
  if (!limits.enter(source)) return new Map()
  limits.count(1 + Object.keys(source).length)
  const fields = readFields(source, limits)
  limits.leave(source)
  return fields
}

import { isList, isObject, type Json, type JsonObject } from '../model/json.ts'
import type { Budget } from './budget.ts'
import type { RefusalCode } from './refusals.ts'
import { Scalar, unmark } from './scalar.ts'

/** One key of a map as Kubernetes gets it. `mark` is what the key was before it became text; '' is text. */
export type Field = { readonly name: string; readonly mark: string; readonly value: Json; readonly isMerged: boolean }

type Reader = { readonly limits: Budget; readonly convert: (built: unknown) => Json }

/** The fields of a map some of whose keys are no text, in the order of the source: what a merge brings takes the place of what stands before it. */
export function readFields(built: JsonObject, reader: Reader): readonly Field[] {
  const fields = new Map<string, Field>()
  for (const field of Object.keys(built).flatMap((marked) => readField(built, marked, reader))) {
    const known = fields.get(field.name) ?? field
    if (known.mark !== field.mark) reader.limits.refuse('key-twice')
    // JavaScript moves such keys to the front, so whether one stood before or behind the merge is lost.
    if (known.isMerged !== field.isMerged && isIndex.test(field.name) && known.mark === '') reader.limits.refuse('merge-order')
    fields.set(field.name, field)
  }
  return [...fields.values()]
}

const isIndex = /^(?:0|[1-9]\d*)$/

function readField(built: JsonObject, marked: string, reader: Reader): readonly Field[] {
  const { mark, key: name } = unmark(marked)
  if (mark === 'merge')
    return [built[marked]]
      .flat()
      .toReversed()
      .flatMap((source) => readSource(source, reader))
  const refusal = keyRefusals.get(mark)
  if (refusal !== undefined) reader.limits.refuse(refusal)
  return [{ name, mark, value: reader.convert(built[marked]), isMerged: false }]
}

const keyRefusals: ReadonlyMap<string, RefusalCode> = new Map([
  ['null', 'key-null'],
  ['odd', 'key-number'],
])

/** One map that a merge key names. Of several the first wins, which is why they are read from the last to the first. */
function readSource(source: Json | undefined, reader: Reader): readonly Field[] {
  if (!isObject(source) || source instanceof Scalar || isList(source)) {
    reader.limits.refuse('merge-source')
    return []
  }
  if (!reader.limits.enter(source)) return []
  reader.limits.count(1 + Object.keys(source).length)
  const fields = readFields(source, reader).map((field) => ({ ...field, isMerged: true }))
  reader.limits.leave(source)
  return fields
}

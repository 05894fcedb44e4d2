import * as v from 'valibot'
import type { Note } from '../model/outcome.ts'

/** The object files of a release and what was said while they were rendered: all that helm and the normal form give, and nothing that names an environment. */
export type Bundle = { readonly objects: ReadonlyMap<string, string>; readonly notes: readonly Note[] }

const headSchema = v.strictObject({
  objects: v.array(v.tuple([v.string(), v.number()])),
  notes: v.array(
    v.strictObject({
      sign: v.picklist(['block', 'warn', 'info', 'pass', 'changed', 'added', 'deleted', 'plain']),
      text: v.string(),
      details: v.exactOptional(v.array(v.strictObject({ label: v.string(), text: v.string() }))),
    }),
  ),
})

/** As one text, for a cache: a line that names the files and their lengths, then all of them. */
export function bundleText({ objects, notes }: Bundle): string {
  const head = { objects: [...objects].map(([name, text]) => [name, text.length]), notes }
  return `${JSON.stringify(head)}\n${[...objects.values()].join('')}`
}

/** The bundle of such a text. Where it was kept says that it is whole; what is not of this form is a bug. */
export function readBundle(text: string): Bundle {
  const end = text.indexOf('\n')
  const head = v.parse(headSchema, JSON.parse(text.slice(0, end)))
  let start = end + 1
  const objects = head.objects.map(([name, length]) => {
    const own = text.slice(start, start + length)
    start += length
    return [name, own] as const
  })
  return { objects: new Map(objects), notes: head.notes }
}

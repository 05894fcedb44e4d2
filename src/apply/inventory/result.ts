import * as v from 'valibot'
import type { Note } from '../../model/outcome.ts'

/** How an apply ended. */
export type ApplyEnd = { readonly started: string; readonly ended: string } & (
  | { readonly kind: 'applied'; readonly notes: readonly Note[] }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
)

const text = v.string()
const time = v.pipe(text, v.description('ISO 8601'))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What `--result FILE` holds: who applied which revision when, and how it ended. */
export const applyResultSchema = v.object({
  schema: v.literal(1),
  environment: text,
  revision: v.pipe(text, v.description('The commit')),
  lock: v.pipe(v.picklist(['held', 'none']), v.description('none where --no-lock kept nobody away')),
  who: text,
  where: v.pipe(text, v.description("The address of a pipeline's run, else the machine")),
  run: v.pipe(text, v.description('Another one for each run')),
  started: time,
  ended: time,
  end: v.picklist(['applied', 'failed']),
  code: v.pipe(text, v.description('The code of the failure; empty where there is none')),
  message: text,
  created: count,
  changed: count,
  unchanged: count,
  deleted: count,
})

export type ApplyResult = v.InferOutput<typeof applyResultSchema>

type About = Pick<ApplyResult, 'environment' | 'revision' | 'lock' | 'who' | 'where' | 'run'>

export function applyResult(end: ApplyEnd, about: About): ApplyResult {
  const { kind, started, ended } = end
  const counted = (sign: Note['sign']): number => (end.kind === 'applied' ? end.notes.filter((note) => note.sign === sign).length : 0)
  const [code, message] = end.kind === 'failed' ? [end.code, end.message] : ['', '']
  const counts = { created: counted('added'), changed: counted('changed'), unchanged: counted('plain'), deleted: counted('deleted') }
  return { schema: 1, ...about, started, ended, end: kind, code, message, ...counts }
}

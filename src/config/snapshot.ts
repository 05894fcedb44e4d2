import * as v from 'valibot'
import type { ClusterFacts } from '../model/facts.ts'
import { fromJsonText, type Json, type JsonObject, textAt } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Problem, Read } from '../model/problem.ts'

/** The layout of snapshot files that this Sluice writes and reads. */
export const snapshotVersion = 'sluice/snapshot/v3'

const body = v.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'is no object')

const manifest = v.strictObject({
  id: v.strictObject({ group: v.string(), kind: v.string(), namespace: v.string(), name: v.string() }),
  version: v.string(),
  body,
})

const factsSchema = v.strictObject({
  takenAt: v.pipe(v.string(), v.isoTimestamp('is no time')),
  kubeVersion: v.string(),
  uid: v.string(),
  served: v.array(v.strictObject({ group: v.string(), version: v.string(), kind: v.string(), plural: v.string(), isNamespaced: v.boolean() })),
  down: v.array(v.string()),
  crds: v.array(manifest),
  live: v.array(v.strictObject({ group: v.string(), kind: v.string(), objects: v.array(manifest), content: v.picklist(['whole', 'names']), gap: v.string() })),
  owned: v.array(manifest),
})

const about = {
  schema: v.literal(snapshotVersion),
  about: v.record(v.string(), v.union([v.string(), v.number()])),
  // Of one kind after the other, so that nobody has to hold all objects at once; each is packed by itself.
  pages: v.optional(v.array(v.strictObject({ group: v.string(), kind: v.string(), objects: v.string() })), []),
}

// Written as "packed"; the plain form is for people and tests that write one by hand.
const fileSchema = v.variant('encoding', [
  v.strictObject({ ...about, encoding: v.literal('gzip+base64'), facts: v.string() }),
  v.strictObject({ ...about, encoding: v.literal('json'), facts: body }),
])

/** What a snapshot file holds: facts, or text that has to be unpacked to get them, and packed pages of custom resources. */
export type SnapshotFile = {
  readonly facts: { readonly kind: 'packed'; readonly text: string } | { readonly kind: 'plain'; readonly json: Json }
  readonly pages: readonly SnapshotPage[]
}

export type SnapshotPage = { readonly group: string; readonly kind: string; readonly objects: string }

/** Text of a snapshot file → what it holds. A file of another layout is told as such, and not by its every key. */
export function readSnapshotFile(text: string, file: string): Read<SnapshotFile> {
  const parsed = parse(text)
  if (parsed === undefined) return problems(file, [{ path: '', message: 'This is no JSON' }])
  const schema = textAt(parsed, 'schema') ?? 'none'
  if (schema !== snapshotVersion) return problems(file, [{ path: 'schema', message: `The layout of this snapshot is ${schema}, expected ${snapshotVersion}` }])
  const result = v.safeParse(fileSchema, parsed)
  if (!result.success) return refused(file, result.issues)
  const { encoding, facts, pages } = result.output
  return { ok: true, value: { facts: encoding === 'json' ? { kind: 'plain', json: facts } : { kind: 'packed', text: facts }, pages } }
}

/** JSON of a snapshot's facts → what Sluice knows of the cluster. */
export function readSnapshot(json: Json, file: string): Read<ClusterFacts> {
  const result = v.safeParse(factsSchema, json)
  if (!result.success) return refused(file, result.issues)
  return { ok: true, value: { source: 'snapshot', ...result.output } }
}

/** JSON of a page → its objects. */
export function readSnapshotPage(json: Json, file: string): Read<readonly Manifest[]> {
  const result = v.safeParse(v.array(manifest), json)
  return result.success ? { ok: true, value: result.output } : refused(file, result.issues)
}

function parse(text: string): Json | undefined {
  try {
    return fromJsonText(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const refused = (file: string, issues: readonly v.BaseIssue<unknown>[]): Read<never> =>
  problems(
    file,
    // What was received may be any text of a cluster, so it is not repeated.
    issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: `Something else stands where ${issue.expected ?? 'another value'} is expected` })),
  )

const problems = (file: string, found: readonly Pick<Problem, 'path' | 'message'>[]): Read<never> => ({
  ok: false,
  problems: found.map((problem) => ({ file, line: 0, column: 0, hint: 'npm run snapshot records a new one', ...problem })),
})

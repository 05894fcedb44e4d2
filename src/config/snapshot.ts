import * as v from 'valibot'
import type { ClusterFacts } from '../model/facts.ts'
import { fromJsonText, type Json, type JsonObject } from '../model/json.ts'
import type { Problem, Read } from '../model/problem.ts'

const body = v.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'is no object')

const manifest = v.strictObject({
  id: v.strictObject({ group: v.string(), kind: v.string(), namespace: v.string(), name: v.string() }),
  version: v.string(),
  body,
})

const snapshotSchema = v.strictObject({
  schema: v.literal('sluice/snapshot/v1'),
  takenAt: v.pipe(v.string(), v.isoTimestamp('is no time')),
  kubeVersion: v.string(),
  uid: v.string(),
  served: v.array(v.strictObject({ group: v.string(), version: v.string(), kind: v.string(), plural: v.string(), isNamespaced: v.boolean() })),
  crds: v.array(manifest),
  live: v.array(v.strictObject({ group: v.string(), kind: v.string(), objects: v.array(manifest), gap: v.string() })),
})

/** Text of a snapshot file → what Sluice knows of the cluster. */
export function readSnapshot(text: string, file: string): Read<ClusterFacts> {
  const parsed = parse(text)
  if (parsed === undefined) return problems(file, [{ path: '', message: 'This is no JSON' }])
  const result = v.safeParse(snapshotSchema, parsed)
  if (!result.success)
    return problems(
      file,
      result.issues.map((issue) => ({
        path: v.getDotPath(issue) ?? '',
        message: `${issue.received} stands where ${issue.expected ?? 'another value'} is expected`,
      })),
    )
  const { schema: _schema, ...facts } = result.output
  return { ok: true, value: { source: 'snapshot', ...facts } }
}

function parse(text: string): Json | undefined {
  try {
    return fromJsonText(text)
  } catch {
    return undefined
  }
}

const problems = (file: string, found: readonly Pick<Problem, 'path' | 'message'>[]): Read<never> => ({
  ok: false,
  problems: found.map((problem) => ({ file, line: 0, column: 0, hint: 'npm run snapshot records a new one', ...problem })),
})

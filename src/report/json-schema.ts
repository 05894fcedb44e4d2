import * as v from 'valibot'
import { causes, noises } from '../model/difference.ts'
import { effects, lanes } from '../model/finding.ts'
import { waits } from '../model/plan.ts'
import { drift, driftHint, hiddenDrift } from './drift-schema.ts'
import { mesh } from './mesh-schema.ts'
import { count, json, objectRef, patch, text } from './schema-nouns.ts'

const range = v.tuple([count, count])
const causeList = v.pipe(
  v.array(v.picklist(causes)),
  v.description('What makes it: one alone, or several only together; empty where that was not found. Of diff --why.'),
)
const difference = v.object({
  path: text,
  before: v.exactOptional(json),
  after: v.exactOptional(json),
  hunks: v.exactOptional(v.pipe(v.array(v.object({ before: range, after: range })), v.description('Lines, from the first up to, without, the second'))),
  isMasked: v.exactOptional(v.pipe(v.literal(true), v.description('A value of a Secret'))),
  noise: v.exactOptional(v.pipe(v.picklist(noises), v.description('What a version bump moves everywhere, or another way to write the same quantity'))),
  causes: v.exactOptional(causeList),
})

const source = v.pipe(v.object({ environment: text, release: text, file: text }), v.description("Where the object is rendered; '' where not known"))

const release = v.object({
  name: text,
  version: text,
  from: v.exactOptional(v.pipe(text, v.description('The version at the base of the review, where it is another one'))),
  objects: count,
  added: count,
  changed: count,
  removed: count,
  digest: text,
})

const token = v.pipe(text, v.description('What apply --token takes. Left out where nothing was judged, or may not be applied.'))

const finding = v.object({
  rule: text,
  severity: v.picklist(['block', 'warn', 'info']),
  effect: v.pipe(v.picklist(effects), v.description('What happens when the change goes through')),
  lane: v.picklist(lanes),
  object: objectRef,
  path: text,
  message: text,
  why: text,
  change: text,
  hits: v.array(text),
  action: text,
  source: v.exactOptional(source),
  place: v.exactOptional(
    v.pipe(v.object({ file: text, line: count }), v.description('The line, from 1, that made it or where its path is rendered: where annotations stand')),
  ),
  causes: v.exactOptional(v.pipe(v.array(v.picklist(causes)), v.description('What moved that the object is made of, where that is one thing'))),
  page: v.pipe(text, v.description("The page of the rule, from the root of Sluice's repository")),
})

const waiver = v.object({ rule: text, object: text, path: text, reason: text, owner: text, expires: text, file: text, line: count })

const pinned = v.object({ version: text, digest: text })

const update = v.object({ environment: text, release: text, chart: text, from: pinned, to: pinned })

const plan = v.object({
  against: v.pipe(v.picklist(['live', 'base']), v.description('What it was held against: how the objects live, or what was reviewed before')),
  revision: v.pipe(text, v.description('The commit that would be applied; empty where what lies on the disk was looked at')),
  leaving: v.pipe(v.array(objectRef), v.description('What was applied once and is rendered no more')),
  keeping: v.pipe(v.array(v.object({ object: objectRef, why: text })), v.description('What else is left over, and deleted only when named')),
  isPruning: v.pipe(v.boolean(), v.description('Whether what leaves is deleted')),
  waves: v.array(
    v.object({
      name: text,
      waitsFor: v.pipe(v.picklist(waits), v.description('What has to be so before the next wave starts')),
      still: v.pipe(count, v.description('Objects of it that stay as they are')),
      objects: v.pipe(v.array(v.object({ object: objectRef, does: v.picklist(['create', 'change', 'run']) })), v.description('The others')),
    }),
  ),
})

const note = v.object({
  sign: v.picklist(['block', 'warn', 'info', 'pass', 'changed', 'added', 'deleted', 'plain']),
  text,
  details: v.array(v.object({ label: text, text })),
})

const verdict = v.nullable(v.picklist(['pass', 'warn', 'block']))

const shards = v.object({
  of: v.pipe(text, v.description('Stands for the whole work: parts with another one belong to another run')),
  count,
  have: v.pipe(v.array(count), v.description('From 1')),
  verdict: v.pipe(verdict, v.description('What these parts alone come to, whatever is missing beside them')),
  exitCode: count,
})

const problem = v.object({ file: text, line: count, column: count, path: text, message: text, hint: text })

const changed = {
  object: objectRef,
  lanes: v.pipe(v.array(v.picklist(lanes)), v.description('What the change touches, worst first')),
  source,
  differences: v.exactOptional(v.pipe(v.array(difference), v.description('Left out of an object that is new: its patch holds it'))),
  causes: v.exactOptional(v.pipe(causeList, v.description('What makes a new object; others have causes in their differences'))),
  patch,
}
const change = v.variant('kind', [
  v.object({ kind: v.picklist(['create', 'update', 'delete']), ...changed }),
  v.pipe(v.object({ kind: v.literal('rename'), from: objectRef, ...changed }), v.description('A deletion and a creation of much the same object')),
])

/** The one document that `--output json` prints. Later versions may add keys; those that stand here keep their meaning within "sluice/v1". */
export const outcomeSchema = v.object({
  schema: v.literal('sluice/v1'),
  verb: text,
  exitCode: count,
  verdict,
  environments: v.array(
    v.object({
      name: text,
      judgedBy: v.exactOptional(
        v.pipe(text, v.description('What the verdict rests on: a cluster, or a snapshot and its age. Left out where nothing was judged.')),
      ),
      releases: v.array(release),
      token: v.exactOptional(token),
      plan: v.exactOptional(v.pipe(plan, v.description('What apply would do, or would have done were it not blocked. Left out where nobody looked.'))),
    }),
  ),
  changes: v.array(change),
  findings: v.array(finding),
  waived: v.exactOptional(v.pipe(v.array(v.object({ finding, waiver })), v.description('Findings that a waiver answers for: they count no longer'))),
  drift: v.exactOptional(v.pipe(v.array(drift), v.description('Each patch puts the live object back. Left out by verbs that do not look for drift.'))),
  hiddenDrift: v.exactOptional(v.pipe(v.array(hiddenDrift), v.description('Drift that is as it should be, by the rule that says so'))),
  driftHints: v.exactOptional(v.pipe(v.array(driftHint), v.description("What of others' is no drift and worth knowing"))),
  updates: v.exactOptional(v.pipe(v.array(update), v.description('Charts that move, or would. Left out by verbs that do not look for newer ones.'))),
  mesh: v.exactOptional(v.pipe(mesh, v.description('What Istio makes of manifests. Left out by verbs that do not look at the mesh.'))),
  revision: v.exactOptional(
    v.pipe(v.object({ commit: text, tree: text }), v.description('What HEAD was. Left out by verbs that do not ask, and outside Git.')),
  ),
  shards: v.exactOptional(v.pipe(shards, v.description('Which parts of the work this is about. Left out where it was not cut.'))),
  notes: v.array(note),
  output: v.pipe(text, v.description('Text that is the result itself, such as a stream of manifests')),
  summary: text,
  next: text,
  timings: v.pipe(v.record(text, v.number()), v.description('Milliseconds')),
  error: v.exactOptional(v.object({ code: text, message: text, hint: text, problems: v.array(problem) })),
})

export type OutcomeDocument = v.InferOutput<typeof outcomeSchema>

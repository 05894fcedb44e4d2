import type { ObjectChange } from '../model/change.ts'
import type { Difference } from '../model/difference.ts'
import { type Finding, pageOf } from '../model/finding.ts'
import { toJsonText } from '../model/json.ts'
import type { EnvironmentOutcome, Outcome } from '../model/outcome.ts'
import type { Plan } from '../model/plan.ts'
import type { ToldWaived } from '../model/waiver.ts'
import { disarmJson } from './escape.ts'
import type { FailureFacts } from './failure-facts.ts'
import type { Reporter } from './reporter.ts'
import type { OutcomeDocument } from './json-schema.ts'
import { driftDocument, hiddenDocument, hintDocument } from './json-drift.ts'
import { meshDocument } from './json-mesh.ts'
import { ranked, rankedChanges } from './rank.ts'
import { isSecret, secretText } from '../model/secret.ts'

/** One JSON document; a failure is the same one, with nothing found and an error. */
export const json: Reporter = { outcome: (outcome) => jsonReport(outcome), failure: (failure, verb) => jsonFailure(failure, verb) }

const jsonReport = (outcome: Outcome): string => printed(documentOf(outcome))

function jsonFailure({ code, message, hint, problems, exitCode }: FailureFacts, verb: string): string {
  const nothing = { verb, exitCode, verdict: null, environments: [], changes: [], findings: [], notes: [], output: '', summary: message, next: '', timings: {} }
  return printed({ ...documentOf(nothing), error: { code, message, hint, problems: [...problems] } })
}

/** One line a key, and one an entry of a list: to be read and searched by line, and still small where objects nest deeply. */
function printed(document: OutcomeDocument): string {
  const lines = Object.entries(document).map(
    ([name, value]) => `  ${toJsonText(name)}: ${Array.isArray(value) && value.length > 0 ? entriesOf(value) : toJsonText(value)}`,
  )
  return `${disarmJson(`{\n${lines.join(',\n')}\n}`)}\n`
}

const entriesOf = (list: readonly unknown[]): string => `[\n${list.map((entry) => `    ${toJsonText(entry)}`).join(',\n')}\n  ]`

const documentOf = (outcome: Outcome): OutcomeDocument => ({
  schema: 'sluice/v1',
  verb: outcome.verb,
  exitCode: outcome.exitCode,
  verdict: outcome.verdict,
  environments: outcome.environments.map(environmentOf),
  changes: rankedChanges(outcome.changes).map(changeOf),
  findings: ranked(outcome.findings).map(findingOf),
  ...sometimes(outcome),
  notes: outcome.notes.map(({ details = [], ...note }) => ({ ...note, details: [...details] })),
  output: outcome.output,
  summary: outcome.summary,
  next: outcome.next,
  timings: outcome.timings,
})

/** What only some verbs have. */
const sometimes = ({ waived, drift, hiddenDrift, driftHints, updates, mesh, revision, shards }: Outcome): Partial<OutcomeDocument> => ({
  ...(waived === undefined ? {} : { waived: waived.map(waivedOf) }),
  ...(drift === undefined ? {} : { drift: drift.map(driftDocument) }),
  ...(hiddenDrift === undefined ? {} : { hiddenDrift: hiddenDrift.map(hiddenDocument) }),
  ...(driftHints === undefined ? {} : { driftHints: driftHints.map(hintDocument) }),
  ...(updates === undefined ? {} : { updates: updates.map((update) => ({ ...update })) }),
  ...(mesh === undefined ? {} : { mesh: meshDocument(mesh) }),
  ...(revision === undefined ? {} : { revision }),
  ...(shards === undefined ? {} : { shards: { ...shards, have: [...shards.have] } }),
})

type EnvironmentDocument = OutcomeDocument['environments'][number]

const environmentOf = ({ releases, plan, ...environment }: EnvironmentOutcome): EnvironmentDocument => ({
  ...environment,
  releases: releases.map((release) => ({ ...release })),
  ...(plan === undefined ? {} : { plan: planOf(plan) }),
})

const planOf = (plan: Plan): NonNullable<EnvironmentDocument['plan']> => ({
  ...plan,
  leaving: [...plan.leaving],
  keeping: [...plan.keeping],
  waves: plan.waves.map((wave) => ({ ...wave, objects: [...wave.objects] })),
})

const findingOf = ({ causes, ...finding }: Finding): OutcomeDocument['findings'][number] => ({
  ...finding,
  ...(causes === undefined ? {} : { causes: [...causes] }),
  change: isSecret(finding.object) && finding.change !== '' ? secretText : finding.change,
  hits: [...finding.hits],
  page: pageOf(finding.rule),
})

const waivedOf = ({ finding, waiver }: ToldWaived): NonNullable<OutcomeDocument['waived']>[number] => ({
  finding: findingOf(finding),
  waiver: { ...waiver, object: waiver.object.text, path: waiver.path.text },
})

type ChangeDocument = OutcomeDocument['changes'][number]

/** A created object's body stands in its patch, and only there. */
const changeOf = (change: ObjectChange): ChangeDocument =>
  change.kind === 'rename' ? { kind: change.kind, from: change.from, ...partsOf(change) } : { kind: change.kind, ...partsOf(change) }

const partsOf = ({ kind, object, lanes, source, differences, patch }: ObjectChange) => ({
  object,
  lanes: [...lanes],
  source,
  ...(kind === 'create' ? causesOf(differences) : { differences: differences.map(differenceOf) }),
  patch: patch.map((step) => ({ ...step })),
})

const causesOf = ([whole]: readonly Difference[]) => (whole?.causes === undefined ? {} : { causes: [...whole.causes] })

const differenceOf = ({ path, before, after, hunks, isMasked, noise, causes }: Difference): NonNullable<ChangeDocument['differences']>[number] => ({
  path,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
  ...(hunks === undefined ? {} : { hunks: hunks.map((hunk) => ({ before: [...hunk.before], after: [...hunk.after] })) }),
  ...(isMasked === undefined ? {} : { isMasked }),
  ...(noise === undefined ? {} : { noise }),
  ...(causes === undefined ? {} : { causes: [...causes] }),
})

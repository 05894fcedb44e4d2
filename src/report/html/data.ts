import type { ObjectChange } from '../../model/change.ts'
import type { Outcome, ReleaseOutcome } from '../../model/outcome.ts'
import type { PageData, PageFact, PageObject, PageState, PageTable } from '../../model/page-data.ts'
import { escape } from '../escape.ts'
import type { FailureFacts } from '../failure-facts.ts'
import { shownChanges } from '../shown-changes.ts'
import { driftOf } from './drift-data.ts'
import { findingsOf } from './findings-data.ts'
import { meshOf, noMesh } from './mesh-data.ts'
import { pageRef } from './page-ref.ts'
import { pagePlace } from './places.ts'
import { plansOf } from './plan-data.ts'

/** An outcome as the page shows it. */
export function dataOf(outcome: Outcome): PageData {
  const { findings, changes, drift = [], notes, next } = outcome
  const state = stateOf(outcome)
  return {
    state,
    title: titleOf(outcome, state),
    sentence: escape(sentenceOf(outcome)),
    crumbs: crumbsOf(outcome),
    facts: factsOf(outcome),
    next: escape(next),
    cure: '',
    findings: findingsOf(findings),
    plans: plansOf(outcome),
    objects: objectsOf(changes),
    mesh: meshOf(outcome.mesh),
    drift: drift.flatMap(driftOf),
    hidden: hiddenOf(outcome),
    waived: waivedOf(outcome),
    releases: releasesOf(outcome),
    notes: notes.map(({ text, details = [] }) => escape([text, ...details.map((detail) => `${detail.label}: ${detail.text}`)].join('; '))),
  }
}

/** Why work stopped, as the page shows it: nothing was judged, and that is never a pass. */
export function failedData({ code, message, hint, problems }: FailureFacts, verb: string): PageData {
  const state: PageState = code === 'stale' ? 'stale' : 'error'
  return {
    state,
    title: state === 'stale' ? 'Approval is stale' : 'Not judged',
    sentence: escape(message),
    crumbs: [escape(verb)],
    facts: [],
    next: isCommand(hint) ? escape(hint) : '',
    cure: isCommand(hint) ? '' : escape(hint),
    findings: [],
    plans: [],
    objects: [],
    mesh: noMesh,
    drift: [],
    hidden: { head: [], rows: [] },
    waived: { head: [], rows: [] },
    releases: { head: [], rows: [] },
    notes: problems.map(({ file, line, message: said, hint: cure }) => escape(`${line === 0 ? file : `${file}:${line}`}: ${said}. ${cure}`)),
  }
}

// More names are read in the table of what was looked at.
const shownNames = 6

const crumbsOf = ({ verb, environments, revision }: Outcome): readonly string[] =>
  [
    verb,
    ...environments.slice(0, shownNames).map(({ name }) => name),
    ...(environments.length > shownNames ? [`${environments.length} environments in all`] : []),
    ...(revision === undefined ? [] : [`at ${revision.commit.slice(0, 7)}`]),
  ].map(escape)

/** What the title says already is not said again. */
function sentenceOf({ verdict, summary }: Outcome): string {
  if (verdict === 'block' && summary.startsWith('Blocked: ')) return `${summary.slice('Blocked: '.length)} Nothing starts while a finding blocks.`
  return summary === 'Ready.' ? 'Nothing blocks, and there is nothing to be warned of.' : summary
}

/** Hints are a command or words. */
const isCommand = (hint: string): boolean => /^(?:npm|npx|kubectl|git|helm|sops) /.test(hint)

function stateOf({ verdict, changes, drift = [] }: Outcome): PageState {
  if (verdict !== null) return verdict
  return changes.length + drift.length === 0 ? 'empty' : 'warn'
}

function titleOf({ verb, drift = [], changes }: Outcome, state: PageState): string {
  if (verb === 'drift') return drift.length === 0 ? 'No drift' : 'Drift'
  if (verb === 'diff') return changes.length === 0 ? 'Nothing changed' : 'Changes, not judged'
  return { block: 'Blocked', warn: 'Ready, with warnings', pass: 'Ready', stale: 'Approval is stale', error: 'Not judged', empty: 'Nothing to do' }[state]
}

const fact = (name: string, value: number, note = ''): PageFact => ({ name, value: value.toLocaleString('en'), note })

function factsOf({ changes, findings, drift, environments }: Outcome): readonly PageFact[] {
  const kinds = (kind: ObjectChange['kind']): number => changes.filter((change) => change.kind === kind).length
  const labels = changes.filter(({ lanes }) => lanes.every((lane) => lane === 'Label')).length
  const moved = [
    fact('Changed', kinds('update'), labels === 0 ? '' : `of which ${labels} label only`),
    fact('Added', kinds('create')),
    ...(kinds('rename') > 0 ? [fact('Renamed', kinds('rename'))] : []),
    fact('Deleted', kinds('delete')),
  ]
  const objects = environments.flatMap(({ releases }) => releases).reduce((sum, release) => sum + release.objects, 0)
  return [
    ...(changes.length > 0 ? moved : []),
    ...(findings.length > 0 ? [fact('Findings', findings.length)] : []),
    ...(drift === undefined ? [] : [fact('Drift', drift.length)]),
    ...(objects > 0 ? [fact('Objects', objects)] : []),
    ...judgedBy(environments),
    ...tokensOf(environments),
  ]
}

/** What a verdict rests on, once for environments that rest on the same. */
const judgedBy = (environments: Outcome['environments']): readonly PageFact[] =>
  [...new Set(environments.flatMap((one) => one.judgedBy ?? []))].map((by) => ({ name: 'Judged by', value: escape(by), note: '' }))

/** What stands for the approval of each environment; of more than one they are in the table of what was looked at. */
function tokensOf(environments: Outcome['environments']): readonly PageFact[] {
  const [only, ...others] = environments
  return only?.token === undefined || others.length > 0 ? [] : [{ name: 'Token', value: escape(only.token), note: '' }]
}

/** An object that changes alike in several environments is one on the page, too. */
function objectsOf(changes: readonly ObjectChange[]): readonly PageObject[] {
  return shownChanges(changes).map(({ change, lanes, environments, places }) => {
    const { environment, release, file } = change.source
    return {
      ...pageRef(change.object),
      op: change.kind,
      isShared: environments.length > 1,
      from: change.kind === 'rename' ? escape(change.from.name) : '',
      environment: environments.length === 0 ? escape(environment) : environments.map(escape).join(', '),
      release: escape(release),
      file: escape(file),
      lanes,
      places: places.map(pagePlace),
    }
  })
}

const hiddenOf = ({ hiddenDrift = [] }: Outcome): PageTable => ({
  head: ['Rule', 'Reason', 'Hides'],
  rows: hiddenDrift.map(({ rule, reason, places }) => [rule, reason, String(places.length)].map(escape)),
})

const waivedOf = ({ waived = [] }: Outcome): PageTable => ({
  head: ['Rule', 'Finding', 'By', 'Until', 'Reason'],
  rows: waived.map(({ finding, waiver }) => [finding.rule, finding.message, waiver.owner, waiver.expires, waiver.reason].map(escape)),
})

const versionsOf = ({ from, version }: ReleaseOutcome): string => (from === undefined ? version : `${from} → ${version}`)

function releasesOf({ environments }: Outcome): PageTable {
  const hasTokens = environments.length > 1 && environments.some(({ token }) => token !== undefined)
  return {
    head: ['Environment', 'Release', 'Version', 'Objects', 'Digest', ...(hasTokens ? ['Token of the environment'] : [])],
    rows: environments.flatMap(({ name, releases, token = '' }) =>
      releases.map((release) => [name, release.name, versionsOf(release), String(release.objects), release.digest, ...(hasTokens ? [token] : [])].map(escape)),
    ),
  }
}

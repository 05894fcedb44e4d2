import type { ObjectChange } from '../../model/change.ts'
import { type Finding, pageOf } from '../../model/finding.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { PageData, PageFact, PageFinding, PageObject, PageState, PageTable } from '../../model/page-data.ts'
import { isSecret, secretText } from '../../model/secret.ts'
import { effectTexts } from '../effect-texts.ts'
import { escape } from '../escape.ts'
import type { FailureFacts } from '../failure-facts.ts'
import { ranked } from '../rank.ts'
import { shownChanges } from '../shown-changes.ts'
import { driftOf } from './drift-data.ts'
import { meshOf, noMesh } from './mesh-data.ts'
import { pageRef } from './page-ref.ts'
import { pagePlace } from './places.ts'
import { noPlan, planOf } from './plan-data.ts'

/** An outcome as the page shows it. */
export function dataOf(outcome: Outcome): PageData {
  const { verb, environments, findings, changes, drift = [], notes, next, summary } = outcome
  const state = stateOf(outcome)
  return {
    state,
    title: titleOf(outcome, state),
    sentence: escape(summary),
    crumbs: [verb, ...environments.map(({ name }) => name)].map(escape),
    facts: factsOf(outcome),
    next: escape(next),
    findings: ranked(findings).map(findingOf),
    plan: planOf(outcome.plan),
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
  const state: PageState = code === 'approval-stale' ? 'stale' : 'error'
  return {
    state,
    title: state === 'stale' ? 'Approval is stale' : 'Not judged',
    sentence: escape(message),
    crumbs: [escape(verb)],
    facts: [],
    next: escape(hint),
    findings: [],
    plan: noPlan,
    objects: [],
    mesh: noMesh,
    drift: [],
    hidden: { head: [], rows: [] },
    waived: { head: [], rows: [] },
    releases: { head: [], rows: [] },
    notes: problems.map(({ file, line, message: said, hint: cure }) => escape(`${line === 0 ? file : `${file}:${line}`}: ${said}. ${cure}`)),
  }
}

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
  ]
}

function findingOf(finding: Finding): PageFinding {
  const { severity, lane, rule, object, path, message, why, hits, action, effect, source } = finding
  const change = isSecret(object) && finding.change !== '' ? secretText : finding.change
  return {
    ...pageRef(object),
    severity,
    lane,
    environment: escape(source?.environment ?? ''),
    rule,
    page: pageOf(rule),
    title: escape(message),
    path: escape(path),
    change: escape(change),
    effect: effectTexts[effect],
    why: escape(why),
    hits: hits.map(escape),
    action: escape(action),
  }
}

/** An object that changes alike in several environments is one on the page, too. */
function objectsOf(changes: readonly ObjectChange[]): readonly PageObject[] {
  return shownChanges(changes).map(({ change, lanes, environments, places }) => {
    const { environment, release, file } = change.source
    return {
      ...pageRef(change.object),
      op: change.kind,
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

const releasesOf = ({ environments }: Outcome): PageTable => ({
  head: ['Environment', 'Release', 'Version', 'Objects', 'Digest'],
  rows: environments.flatMap(({ name, releases }) =>
    releases.map((release) => [name, release.name, release.version, String(release.objects), release.digest].map(escape)),
  ),
})

import { createHash } from 'node:crypto'
import type { ToldDrift, ToldField } from '../../model/drift.ts'
import { compareText, toJsonText } from '../../model/json.ts'
import type { Outcome } from '../../model/outcome.ts'
import { isHiddenAt, sideText } from '../drift-field.ts'
import { markdown } from '../markdown.ts'
import { code, paragraph, printed, words } from '../markdown/nodes.ts'

/** Where and when somebody looked. */
export type LookFacts = {
  readonly environment: string
  /** ISO 8601 in UTC. */
  readonly time: string
  /** The address of a run, or a machine. */
  readonly where: string
}

/** An issue of ours: which environment, and what drifted when it was last written. */
type Stamp = { readonly environment: string; readonly fingerprint: string }

/** The one issue about an environment's drift. Its title has numbers and a name of ours, nothing of a cluster's. */
export const driftIssue = { title, body, clean, unseen, stampOf, fingerprintOf }

// GitHub refuses 65,536.
const limit = 65_000

function title({ environment }: LookFacts, drift: readonly ToldDrift[]): string {
  return `[sluice] ${environment} drifts: ${counted(drift)}`
}

/** "3 fields by 2 managers, 1 object missing": what people ask first. */
function counted(drift: readonly ToldDrift[]): string {
  const fields = drift.flatMap(fieldsOf)
  const managers = new Set(fields.map(({ manager }) => manager)).size
  const changed = fields.length === 0 ? [] : [`${many(fields.length, 'field')} by ${many(managers, 'manager')}`]
  const whole = (['missing', 'extra', 'terminating'] as const).flatMap((kind) => {
    const count = drift.filter((item) => item.kind === kind).length
    return count === 0 ? [] : [`${many(count, 'object')} ${kind}`]
  })
  return [...changed, ...whole].join(', ')
}

const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const fieldsOf = (item: ToldDrift): readonly ToldField[] => (item.kind === 'changed' ? item.fields : [])

function body(outcome: Outcome, facts: LookFacts): string {
  const drift = (outcome.drift ?? []).toSorted((left, right) => compareText(sinceOf(left), sinceOf(right)))
  const stamp = { environment: facts.environment, fingerprint: fingerprintOf(drift) }
  const around = { before: `${markerOf(stamp)}\n`, after: `\n${byManager(drift)}${lookedAt(facts)}` }
  const report = markdown.outcome(
    { ...outcome, drift },
    { width: 100, hasColour: false, isAscii: false, limit: limit - around.before.length - around.after.length },
  )
  const whole = around.before + report + around.after
  return whole.length <= limit
    ? whole
    : `${around.before}${printed([paragraph(words(`${counted(drift)}. The rest is too long for an issue`))])}\n${lookedAt(facts)}`
}

/** When it began, so that the oldest come first; what tells no time comes before all. */
const sinceOf = (item: ToldDrift): string => {
  if (item.kind === 'changed') return item.fields.map(({ time }) => time).toSorted(compareText)[0] ?? ''
  return item.kind === 'missing' ? '' : item.time
}

/** Who holds how many fields, most first: a table of fifty rows does not tell. */
function byManager(drift: readonly ToldDrift[]): string {
  const groups = [...Map.groupBy(drift.flatMap(fieldsOf), ({ manager }) => manager)].toSorted(([, left], [, right]) => right.length - left.length)
  if (groups.length === 0) return ''
  const shown = groups
    .slice(0, 20)
    .flatMap(([manager, some]) => [words(some === groups[0]?.[1] ? 'By ' : ', '), manager === '' ? words('unknown') : code(manager), words(` ${some.length}`)])
  const rest = groups.length > 20 ? [words(` and ${groups.length - 20} managers more`)] : []
  return `${printed([paragraph(...shown, ...rest)])}\n`
}

const lookedAt = ({ time, where }: LookFacts): string => printed([paragraph(words(`Last looked ${shownTime(time)}, `), code(where))])

const shownTime = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`

/** What it says once nothing drifts any more: the marker, so that the issue is found again, and one line. */
function clean(facts: LookFacts): string {
  const marker = markerOf({ environment: facts.environment, fingerprint: fingerprintOf([]) })
  return `${marker}\n${printed([paragraph(words(`✓ ${facts.environment}: clean since ${shownTime(facts.time)}`))])}\n${lookedAt(facts)}`
}

const couldNot = '> Could not look since '

/** The same issue with a line that nobody could look, and since when; the first such time stays. */
function unseen(standing: string, { time }: LookFacts, why: string): string {
  const [marker = '', second = '', ...rest] = standing.split('\n')
  if (second.startsWith(couldNot)) return standing
  const line = `${couldNot}${shownTime(time)}: ${printed([paragraph(code(why))]).trim()}`
  return [marker, line, ...(second === '' ? [] : ['', second]), ...rest].join('\n').slice(0, limit)
}

const markerOf = ({ environment, fingerprint }: Stamp): string => `<!-- sluice-drift:${environment} fingerprint:${fingerprint} -->`

function stampOf(text: string): Stamp | undefined {
  const [, environment, fingerprint] = /^<!-- sluice-drift:([\w.-]+) fingerprint:([0-9a-f]+) -->/.exec(text) ?? []
  return environment === undefined || fingerprint === undefined ? undefined : { environment, fingerprint }
}

/** Moves when something else drifts, or to another value, or by another hand; not when the same is only written again. */
function fingerprintOf(drift: readonly ToldDrift[]): string {
  const lines = drift.flatMap(linesOf).toSorted(compareText)
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
}

function linesOf(item: ToldDrift): readonly string[] {
  const { kind, id } = item
  if (kind !== 'changed') return [toJsonText([kind, id])]
  return item.fields.map(({ pointer, manager, live }) =>
    toJsonText([kind, id, pointer, manager, sideText(live, { isHidden: isHiddenAt(id, pointer), limit: 1_000 }) ?? null]),
  )
}

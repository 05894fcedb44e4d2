import type { Location, Log, ReportingDescriptor, Result, Suppression } from 'sarif'
import { type Finding, pageOf, type Severity } from '../model/finding.ts'
import { toJsonText } from '../model/json.ts'
import { nameOf } from '../model/manifest.ts'
import type { Problem } from '../model/problem.ts'
import type { ToldWaived } from '../model/waiver.ts'
import { effectTexts } from './effect-texts.ts'
import { disarmJson, escape } from './escape.ts'
import { placeOf } from './place-of.ts'
import { ranked } from './rank.ts'
import type { Reporter } from './reporter.ts'

/** SARIF 2.1.0, for code scanning: a result a finding, those that a waiver answers for as suppressed ones. */
export const sarif: Reporter = {
  outcome: ({ findings, waived = [], exitCode }) =>
    printed({
      found: [...ranked(findings).map((finding) => ofFinding(finding)), ...waived.map(ofWaived)],
      rules: rulesOf([...ranked(findings), ...waived.map(({ finding }) => finding)]),
      invocation: { executionSuccessful: true, exitCode },
    }),
  failure: ({ code, message, hint, problems, exitCode }) => {
    const level = 'error'
    const said =
      problems.length > 0 ? problems.map(ofProblem) : [{ level, message: { text: escape(`${message}. ${hint}`) }, descriptor: { id: code } } as const]
    return printed({ found: [], rules: [], invocation: { executionSuccessful: false, exitCode, toolExecutionNotifications: [...said] } })
  },
}

type Run = Log['runs'][number]
type Invocation = NonNullable<Run['invocations']>[number]
type Notification = NonNullable<Invocation['toolExecutionNotifications']>[number]

function printed({ found, rules, invocation }: { found: readonly Result[]; rules: readonly ReportingDescriptor[]; invocation: Invocation }): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Sluice', rules: [...rules] } }, invocations: [invocation], columnKind: 'utf16CodeUnits', results: [...found] }],
  }
  return `${disarmJson(toJsonText(log, 1))}\n`
}

const rulesOf = (findings: readonly Finding[]): readonly ReportingDescriptor[] =>
  [...new Map(findings.map((finding) => [finding.rule, finding])).values()].map(({ rule, effect, lane, why }) => ({
    id: rule,
    shortDescription: { text: escape(`${rule}: ${effectTexts[effect]}`) },
    fullDescription: { text: escape(why) },
    help: { text: pageOf(rule) },
    properties: { tags: [lane] },
  }))

const levels: Readonly<Record<Severity, Result.level>> = { block: 'error', warn: 'warning', info: 'note' }

function ofFinding(finding: Finding, suppressions: readonly Suppression[] = []): Result {
  const { rule, severity, message, object, path, action } = finding
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: escape(`${message}. ${action}`) },
    locations: [locationOf(finding)],
    // The same finding of a later run has the same one, wherever its line moves.
    partialFingerprints: { 'sluice/v1': escape([rule, nameOf(object), path].join('|')) },
    ...(suppressions.length === 0 ? {} : { suppressions: [...suppressions] }),
  }
}

const ofWaived = ({ finding, waiver }: ToldWaived): Result =>
  ofFinding(finding, [{ kind: 'external', justification: escape(`${waiver.reason} (${waiver.owner}, until ${waiver.expires})`) }])

/** Code scanning wants a file for each result, even for one that is about none. */
function locationOf(finding: Finding): Location {
  const { object, path, source } = finding
  const environment = source?.environment ?? ''
  const { file, line } = placeOf(finding) ?? { file: environment === '' ? 'rendered' : `values/${environment}/environment.yml`, line: 1 }
  return {
    physicalLocation: { artifactLocation: { uri: encodeURI(file.toWellFormed()) }, region: { startLine: line } },
    logicalLocations: [{ fullyQualifiedName: escape(path === '' ? nameOf(object) : `${nameOf(object)} ${path}`), kind: 'resource' }],
  }
}

const ofProblem = ({ file, line, column, message, hint }: Problem): Notification => ({
  level: 'error',
  message: { text: escape(`${message}. ${hint}`) },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: encodeURI(file.toWellFormed()) },
        region: { startLine: Math.max(line, 1), startColumn: Math.max(column, 1) },
      },
    },
  ],
})

import XMLBuilder from 'fast-xml-builder'
import type { ToldDrift } from '../model/drift.ts'
import type { Finding } from '../model/finding.ts'
import { nameOf } from '../model/manifest.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Problem } from '../model/problem.ts'
import type { ToldWaived } from '../model/waiver.ts'
import { effectTexts } from './effect-texts.ts'
import { disarm, escape } from './escape.ts'
import { ranked } from './rank.ts'
import type { Reporter } from './reporter.ts'

/** JUnit's XML, for what counts tests: a case a finding, failed where it blocks, skipped where a waiver answers for it; and one for the verdict. */
export const junit: Reporter = {
  outcome: (outcome) => printed(outcome.verb, casesOf(outcome), seconds(outcome)),
  failure: ({ code, message, hint, problems }, verb) =>
    printed(verb, problems.length > 0 ? problems.map((problem) => brokenOf(code, problem)) : [broken(code, verb, `${message}. ${hint}`)], 0),
}

type Case = {
  readonly name: string
  readonly group: string
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped'
  readonly title: string
  readonly body: string
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true, suppressEmptyNode: true })

function printed(verb: string, cases: readonly Case[], time: number): string {
  const counted = (kind: Case['kind']): number => cases.filter((one) => one.kind === kind).length
  const counts = { '@tests': cases.length, '@failures': counted('failure'), '@errors': counted('error'), '@skipped': counted('skipped'), '@time': time }
  const suites = { '@name': `sluice ${verb}`, ...counts, testsuite: { '@name': verb, ...counts, testcase: cases.map(element) } }
  return disarm(builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, testsuites: suites }))
}

function element({ name, group, kind, title, body }: Case) {
  const shared = { '@name': escape(name), '@classname': escape(group) }
  if (kind === 'passed') return body === '' ? shared : { ...shared, 'system-out': lines(body) }
  return { ...shared, [kind]: { '@message': escape(title), '#text': lines(body) } }
}

const lines = (body: string): string => body.split('\n').map(escape).join('\n')

function casesOf(outcome: Outcome): readonly Case[] {
  const { findings, waived = [], drift = [] } = outcome
  return [verdictOf(outcome), ...ranked(findings).map(ofFinding), ...waived.map(ofWaived), ...drift.map(ofDrift)]
}

/** There even where nothing was found: a report without a case reads as if nothing had run. */
const verdictOf = ({ verdict, summary, exitCode }: Outcome): Case => ({
  name: 'verdict',
  group: 'sluice',
  kind: exitCode === 0 ? 'passed' : 'failure',
  title: verdict ?? 'differs',
  body: summary,
})

const ofFinding = (finding: Finding): Case => ({
  name: finding.path === '' ? nameOf(finding.object) : `${nameOf(finding.object)} ${finding.path}`,
  group: finding.rule,
  kind: finding.severity === 'block' ? 'failure' : 'passed',
  title: finding.message,
  body: [finding.message, `effect: ${effectTexts[finding.effect]}`, finding.why, `do: ${finding.action}`].join('\n'),
})

const ofWaived = ({ finding, waiver }: ToldWaived): Case => ({
  ...ofFinding(finding),
  kind: 'skipped',
  title: `${waiver.reason} (${waiver.owner}, until ${waiver.expires})`,
  body: finding.message,
})

const ofDrift = (drift: ToldDrift): Case => ({
  name: nameOf(drift.id),
  group: `drift/${drift.kind}`,
  kind: 'failure',
  title: driftTitles[drift.kind],
  body:
    drift.kind === 'changed'
      ? drift.fields.map(({ path, manager, time }) => `${path}: ${manager === '' ? 'unknown manager' : manager} ${time}`.trimEnd()).join('\n')
      : '',
})

const driftTitles: Readonly<Record<ToldDrift['kind'], string>> = {
  missing: 'in Git, and not in the cluster',
  changed: 'changed in the cluster',
  extra: 'in the cluster, and no longer in Git',
  terminating: 'being deleted',
}

const brokenOf = (code: string, { file, line, message, hint }: Problem): Case => broken(code, `${file}:${line}`, `${message}. ${hint}`)

const broken = (code: string, name: string, body: string): Case => ({ name, group: code, kind: 'error', title: body, body })

const seconds = ({ timings }: Outcome): number => Object.values(timings).reduce((sum, milliseconds) => sum + milliseconds, 0) / 1000

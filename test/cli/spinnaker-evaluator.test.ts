import { array, constantFrom, sample } from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { listAt, textAt, type Json } from '../../src/model/json.ts'
import { report, outcome, finding, style } from '../report/builders.ts'
import { missingForEvaluator } from '../spinnaker/build.ts'
import { evaluate, type Evaluated, type Execution, type Job, type Stage } from '../spinnaker/evaluate.ts'
import { committed } from './spinnaker-place.ts'
import { crashing, jobOf, logged, stoppedBy } from './spinnaker-runs.ts'
import { sluice } from './workspace.ts'

// In CI nothing is left out.
const missing = process.env['CI'] === undefined ? await missingForEvaluator() : ''

const notServed = 'apiVersion: nope.dev/v1\nkind: Nope\nmetadata: { name: nope }\n'

const check = (root: string, ...flags: readonly string[]) => logged(['check', '--workspace', root, ...flags])

/** The outcome of real runs of the gate, one of each kind. */
async function gates(): Promise<Readonly<Record<string, Job>>> {
  using fine = await committed()
  using warned = await committed({ hasWarning: true })
  using refused = await committed({ template: notServed })
  const none = { env: stoppedBy('SIGKILL') }
  return {
    pass: jobOf(await check(fine.root)),
    warn: jobOf(await check(warned.root)),
    blocked: jobOf(await check(refused.root)),
    stale: jobOf(await check(fine.root, '--expect', 'f'.repeat(40))),
    'not judged': jobOf(await check(fine.root, '--snapshot', 'nowhere.json')),
    crash: jobOf(await logged(['check', '--workspace', fine.root], { env: crashing('${1+1}') })),
    killed: jobOf(await logged(['check', '--workspace', fine.root], none)),
    'another verb': jobOf(await logged(['diff', '--workspace', fine.root])),
    hostile: jobOf(await check(fine.root, '--env', "${1+1}#{1+1}${#stage('Gate').outputs}")),
  }
}

const parameters = ['--application', 'platform', '--account', 'tools', '--image', `r.example.com/sluice@sha256:${'0'.repeat(64)}`]

async function pipelineWith(...flags: readonly string[]): Promise<Json> {
  const { out } = await sluice(['spinnaker', 'pipeline', '--env', 'production', ...parameters, ...flags])
  return JSON.parse(out)
}

const done: Job = { isSucceeded: true, properties: { sluice: { verb: 'apply', verdict: 'pass' } } }

/** Each outcome of the gate, with somebody who says go on, and with somebody who says stop; and with failures of Jobs that are ignored. */
const executions = (jobs: Readonly<Record<string, Job>>): readonly Execution[] =>
  Object.entries(jobs).flatMap(([name, gate]) =>
    (['continue', 'stop'] as const).flatMap((judgment) =>
      [false, true].map((ignoresFailures) => ({
        name: `${name}, ${judgment}${ignoresFailures ? ', failures ignored' : ''}`,
        trigger: { hash: 'c0ffee' },
        judgment,
        jobs: { Gate: gate, Apply: done, Verify: done },
        ignoresFailures,
      })),
    ),
  )

const hostile = array(constantFrom('${1+1}', '#{2+2}', '$', '#', '{', '}', 'T(java.lang.Runtime)', 'a', '\\', '\u001b'), { minLength: 1, maxLength: 6 }).map(
  (parts) => parts.join(''),
)

/** Every text of a log and of its properties, for names, messages and summaries that are expressions. */
const hostileTexts = (): readonly string[] =>
  sample(hostile, { numRuns: 200, seed: 7 }).flatMap((text) => {
    const log = report(
      outcome({
        verb: 'check',
        verdict: 'warn',
        environments: [{ name: text, releases: [] }],
        findings: [finding({ severity: 'warn', message: text, path: text })],
        summary: text,
      }),
      'spinnaker',
      style,
    )
    return [log, ...textsIn(jobOf({ code: 0, log }).properties)]
  })

const textsIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((item) => textsIn(item)) : []
}

const stageOf = ({ runs }: Evaluated, run: string, name: string): Stage | undefined =>
  runs.find((one) => one.name === run)?.stages.find((stage) => stage.name === name)

/** What the variables of a stage's container are, once they were evaluated. */
const valuesOf = (stage: Stage | undefined): readonly string[] =>
  listAt(stage?.context, 'manifest', 'spec', 'template', 'spec', 'containers', 0, 'env').map((variable) => textAt(variable, 'value') ?? '')

const reachedApply = ({ runs }: Evaluated): readonly string[] =>
  runs.filter(({ stages }) => stages.some(({ name, status }) => name === 'Apply' && status !== 'NOT_STARTED')).map(({ name }) => name)

const table = ({ runs }: Evaluated): string =>
  runs.map(({ name, stages }) => [name.padEnd(36), ...stages.map((stage) => `${stage.name} ${stage.status}`.padEnd(26))].join(' ').trimEnd()).join('\n')

describe.skipIf(missing !== '')(`Spinnaker's own evaluator${missing === '' ? '' : ` (skipped: there is no ${missing})`}`, () => {
  let jobs: Readonly<Record<string, Job>>
  let always: Evaluated
  let warnings: Evaluated

  beforeAll(async () => {
    jobs = await gates()
    const texts = [...textsIn(jobs), ...hostileTexts()]
    const runs = executions(jobs)
    always = await evaluate({ pipeline: await pipelineWith(), runs, texts })
    warnings = await evaluate({ pipeline: await pipelineWith('--approval', 'warnings'), runs, texts: [] })
    process.stdout.write(`approval: always\n${table(always)}\n\napproval: warnings\n${table(warnings)}\n`)
  })

  test('lets Apply begin where the gate passed and somebody approved, and nowhere else', () => {
    expect(reachedApply(always)).toEqual(['pass, continue', 'pass, continue, failures ignored', 'warn, continue', 'warn, continue, failures ignored'])
  })

  test('lets Apply begin without asking only where nothing warns, when that was asked for', () => {
    expect(reachedApply(warnings).toSorted()).toEqual([...reachedApply(always), 'pass, stop', 'pass, stop, failures ignored'].toSorted())
    expect(stageOf(warnings, 'pass, stop', 'Approve')?.status).toBe('SKIPPED')
  })

  test('finds every expression of every stage that begins', () => {
    const evaluated = [...always.runs, ...warnings.runs].flatMap(({ stages }) => stages.filter(({ context }) => context !== undefined))

    expect(evaluated.length).toBeGreaterThan(40)
    expect(evaluated.filter(({ failedExpressions }) => failedExpressions !== 0)).toEqual([])
  })

  test('hands the commit of the trigger to the gate, and what the gate judged to Apply', () => {
    const gate = jobs['pass']?.properties['sluice'] ?? {}
    expect(valuesOf(stageOf(always, 'pass, continue', 'Gate'))).toContain('c0ffee')
    expect(valuesOf(stageOf(always, 'pass, continue', 'Apply'))).toEqual(expect.arrayContaining(['commit', 'tree', 'token'].map((key) => textAt(gate, key))))
  })

  test('shows to whoever decides what the gate wrote for that', () => {
    const judgment = textAt(jobs['warn']?.properties['sluice'], 'judgment') ?? ''

    expect(judgment).toContain('READY with 1 warning')
    expect(textAt(stageOf(always, 'warn, continue', 'Approve')?.context, 'instructions')).toBe(judgment)
  })

  test('T14: leaves every text that we print as it is, evaluated once and twice', async () => {
    const [{ moved }] = [await evaluate({ pipeline: { application: 'a', stages: [] }, runs: [], texts: ['${1+1}'] })]

    // That it would move one that is an expression.
    expect(moved).toEqual(['${1+1}'])
    expect(always.moved).toEqual([])
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

type Step = { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>>; readonly run?: string }
type Job = {
  readonly if?: string
  readonly needs?: string
  readonly permissions?: unknown
  readonly 'timeout-minutes'?: number
  readonly environment?: string
  readonly concurrency?: object
  readonly steps?: readonly Step[]
  /** A workflow that stands for the job. */
  readonly uses?: string
}
type Workflow = { readonly on: Readonly<Record<string, unknown>>; readonly permissions: unknown; readonly jobs: Readonly<Record<string, Job>> }

const folder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url))
const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(`${folder}${name}`, 'utf8')]))
const read = (name: string): Workflow => parse(texts.get(name) ?? '')

// Every job that may do more than read the repository; why is said beside it in the workflow.
const rights: Readonly<Record<string, object>> = {
  'release.yml publish': { contents: 'write', 'id-token': 'write', attestations: 'write', packages: 'write' },
  'sluice-comment.yml comment': { contents: 'read', actions: 'read', 'pull-requests': 'write', checks: 'write' },
  'sluice-drift.yml drift': { contents: 'read', issues: 'write' },
}

describe.each([...texts.keys()])('workflow %s', (name) => {
  const workflow = read(name)
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps ?? [])

  test('grants nothing at its top, and each job reading, or what the table says', () => {
    expect(workflow.permissions).toEqual({})
    expect(Object.fromEntries(Object.entries(workflow.jobs).map(([job, { permissions }]) => [job, permissions]))).toEqual(
      Object.fromEntries(Object.keys(workflow.jobs).map((job) => [job, rights[`${name} ${job}`] ?? { contents: 'read' }])),
    )
  })

  test('ends each job in bounded time', () => {
    expect(jobs.filter((job) => job.uses === undefined && !((job['timeout-minutes'] ?? 0) > 0))).toEqual([])
  })

  test('pins each action to a full commit, with its version beside it, but for what is in this repository', () => {
    const uses = (texts.get(name) ?? '').split('\n').filter((line) => /^\s*(- )?uses:/.test(line) && !/uses: \.\//.test(line))

    expect(uses.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  test('leaves no token behind in a checkout', () => {
    const checkouts = steps.filter((step) => step.uses?.startsWith('actions/checkout@'))

    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })

  test('runs no code of a pull request with the rights of the base', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
    expect(steps.filter((step) => Object.hasOwn(step.with ?? {}, 'ref'))).toEqual([])
  })

  test('lets no value of an event into a shell', () => {
    expect(steps.filter(({ run = '' }) => run.includes('${{'))).toEqual([])
  })
})

describe('the workflows for users', () => {
  test('judge a pull request where there is no secret, and leave what was found as an artifact', () => {
    const { review } = read('sluice-review.yml').jobs

    expect(texts.get('sluice-review.yml')).not.toContain('secrets.')
    expect(review?.environment).toBeUndefined()
  })

  test('comment by code of the default branch, from what the run of a pull request left', () => {
    const { on, jobs } = read('sluice-comment.yml')

    expect(Object.keys(on)).toEqual(['workflow_run'])
    expect(jobs['comment']?.if).toBe("github.event.workflow_run.event == 'pull_request'")
  })

  test('apply behind the GitHub environment of the same name, with the token of the judgement, one run at a time, never cancelled', () => {
    const { gate, apply } = read('sluice-apply-environment.yml').jobs

    expect([gate?.environment, apply?.environment]).toEqual(['${{ inputs.environment }}-read', '${{ inputs.environment }}'])
    expect(apply?.needs).toBe('gate')
    expect(apply?.concurrency).toEqual({ group: 'sluice-apply-${{ inputs.environment }}', 'cancel-in-progress': false })
    expect(apply?.steps?.at(-1)?.with?.['arguments']).toContain('--token\n${{ needs.gate.outputs.token }}')
  })

  test('run no action in the job that may write to a cluster but the checkout and Sluice', () => {
    const { apply } = read('sluice-apply-environment.yml').jobs

    expect(apply?.steps?.map(({ uses = '' }) => uses.split('@')[0])).toEqual(['actions/checkout', './'])
  })
})

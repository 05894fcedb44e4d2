import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

type Step = { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }
type Job = {
  readonly permissions?: unknown
  readonly 'timeout-minutes'?: number
  readonly environment?: string
  readonly concurrency?: object
  readonly steps: readonly Step[]
}
type Workflow = { readonly on: Readonly<Record<string, unknown>>; readonly permissions: unknown; readonly jobs: Readonly<Record<string, Job>> }

const folder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url))
const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(`${folder}${name}`, 'utf8')]))
const read = (name: string): Workflow => parse(texts.get(name) ?? '')

// Every job that may do more than read the repository, and why is said beside it in the workflow.
const rights: Readonly<Record<string, object>> = {
  'release.yml publish': { contents: 'write', 'id-token': 'write', attestations: 'write' },
}

describe.each([...texts.keys()])('workflow %s', (name) => {
  const workflow = read(name)
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)

  test('grants nothing at its top, and each job reading, or what the table says', () => {
    expect(workflow.permissions).toEqual({})
    expect(Object.fromEntries(Object.entries(workflow.jobs).map(([job, { permissions }]) => [job, permissions]))).toEqual(
      Object.fromEntries(Object.keys(workflow.jobs).map((job) => [job, rights[`${name} ${job}`] ?? { contents: 'read' }])),
    )
  })

  test('ends each job in bounded time', () => {
    expect(jobs.filter((job) => !((job['timeout-minutes'] ?? 0) > 0))).toEqual([])
  })

  test('pins each action to a full commit, with its version beside it', () => {
    const uses = (texts.get(name) ?? '').split('\n').filter((line) => /^\s*(- )?uses:/.test(line))

    expect(uses.length).toBeGreaterThan(0)
    expect(uses.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  test('leaves no token behind in a checkout', () => {
    const checkouts = steps.filter((step) => step.uses?.startsWith('actions/checkout@'))

    expect(checkouts.length).toBeGreaterThan(0)
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })

  test('runs no code of a pull request with the rights of the base', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
    expect(Object.keys(workflow.on)).not.toContain('workflow_run')
  })
})

describe('the workflow for users', () => {
  const { review, apply } = read('sluice.yml').jobs

  test('applies behind the GitHub environment of the same name, one run at a time, never cancelled', () => {
    expect(apply?.environment).toBe('${{ matrix.environment }}')
    expect(apply?.concurrency).toEqual({ group: 'sluice-apply-${{ matrix.environment }}', 'cancel-in-progress': false })
  })

  test('gives no secret to the job that reads a pull request', () => {
    expect(JSON.stringify(review)).not.toContain('secrets.')
    expect(review?.environment).toBeUndefined()
  })
})

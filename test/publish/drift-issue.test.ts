import { expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import type { ToldDrift } from '../../src/model/drift.ts'
import { trackIssue, type Look } from '../../src/pipeline/drift/track-issue.ts'
import { startDesk, type Desk } from '../github/desk.ts'
import { changed, field, missing } from '../report/drift-builders.ts'
import { outcome } from '../report/builders.ts'

const replicas = (live: number, manager = 'kubectl-edit'): ToldDrift =>
  changed('Deployment', [field({ path: 'spec.replicas', pointer: '/spec/replicas', desired: 2, live, manager, time: '2026-11-20T22:14:00Z' })], [])

const seen = (...drift: readonly ToldDrift[]): Look => ({
  kind: 'seen',
  outcome: outcome({ verb: 'drift', exitCode: drift.length > 0 ? 10 : 0, environments: [{ name: 'prod-eu', releases: [] }], drift, summary: 'Drift.' }),
})

const unreachable: Look = { kind: 'failed', failure: new Failure('cluster-unreachable', 'The cluster does not answer', { hint: '' }) }

/** One look after the other, each an hour later. */
async function track(desk: Desk, ...looks: readonly Look[]): Promise<void> {
  for (const look of looks) {
    const hour = 10 + desk.github.asked.length
    await trackIssue({ environment: 'prod-eu', time: `2026-11-22T${String(hour % 24).padStart(2, '0')}:07:00.000Z`, where: 'run 18240' }, look, desk.port())
  }
}

const issues = ({ github }: Desk) => github.state.issues
const comments = ({ github }: Desk): readonly string[] => github.state.comments.map(({ body }) => body)

test('drift opens one issue, with what differs, since when and by whom', async () => {
  await using desk = await startDesk()

  await track(desk, seen(replicas(5), missing('Service', 'gone')))

  expect(issues(desk)).toMatchObject([{ title: '[sluice] prod-eu drifts: 1 field by 1 manager, 1 object missing', state: 'open', labels: ['sluice-drift'] }])
  expect(issues(desk)[0]?.body).toMatch(/^<!-- sluice-drift:prod-eu fingerprint:[0-9a-f]{16} -->\n/)
  expect(issues(desk)[0]?.body).toContain('2026-11-20T22:14:00Z | `kubectl-edit` |')
  expect(issues(desk)[0]?.body).toContain('Last looked 2026-11-22')
})

test('the same drift edits the issue and tells nobody', async () => {
  await using desk = await startDesk()

  await track(desk, seen(replicas(5)), seen(replicas(5)))

  expect(issues(desk)).toHaveLength(1)
  expect(comments(desk)).toEqual([])
})

test('drift that moved is told in a comment', async () => {
  await using desk = await startDesk()

  await track(desk, seen(replicas(5)), seen(replicas(6)), seen(replicas(6, 'k9s')))

  expect(comments(desk)).toEqual([expect.stringContaining('has moved'), expect.stringContaining('has moved')])
})

test('where nothing drifts any more the issue is closed with the time since when', async () => {
  await using desk = await startDesk()

  await track(desk, seen(replicas(5)), seen())

  expect(issues(desk)).toMatchObject([{ state: 'closed', body: expect.stringContaining('clean since 2026-11-22') }])
  expect(comments(desk)).toEqual([expect.stringMatching(/^Clean since 2026-11-22 \d\d:07 UTC$/)])
})

test('a clean look at an environment without an issue makes none, and comments once', async () => {
  await using desk = await startDesk()

  await track(desk, seen(), seen(replicas(5)), seen(), seen())

  expect(issues(desk)).toHaveLength(1)
  expect(comments(desk)).toHaveLength(1)
})

test('drift that comes back opens the same issue again', async () => {
  await using desk = await startDesk()

  await track(desk, seen(replicas(5)), seen(), seen(replicas(5)))

  expect(issues(desk)).toMatchObject([{ state: 'open', title: '[sluice] prod-eu drifts: 1 field by 1 manager' }])
  expect(comments(desk).at(-1)).toContain('Drifts again')
})

test('a cluster that does not answer closes nothing: the issue says since when nobody could look', async () => {
  await using desk = await startDesk()

  await track(desk, seen(replicas(5)), unreachable)
  const [first] = issues(desk).map(({ body }) => body)
  await track(desk, unreachable)

  expect(issues(desk)).toMatchObject([{ state: 'open', body: first }])
  expect(first?.split('\n')[1]).toMatch(/^> Could not look since 2026-11-22 \d\d:07 UTC: `cluster-unreachable`$/)
  expect(first).toContain('`spec.replicas`')
})

test('once somebody can look again, the line is gone', async () => {
  await using desk = await startDesk()

  await track(desk, seen(replicas(5)), unreachable, seen(replicas(5)))

  expect(issues(desk)[0]?.body).not.toContain('Could not look')
  expect(comments(desk)).toEqual([])
})

test('a look that saw no drift and could not try everything closes nothing', async () => {
  await using desk = await startDesk()
  const partly: Look = {
    kind: 'seen',
    outcome: outcome({ verb: 'drift', exitCode: 3, drift: [], summary: 'No drift was seen. 2 objects were refused when tried' }),
  }

  await track(desk, seen(replicas(5)), partly)

  expect(issues(desk)).toMatchObject([{ state: 'open', body: expect.stringContaining('Could not look since') }])
})

test('an error opens no issue, and opens no closed one', async () => {
  await using desk = await startDesk()

  await track(desk, unreachable, seen(replicas(5)), seen(), unreachable)

  expect(issues(desk)).toMatchObject([{ state: 'closed' }])
})

const forged = (number: number, environment: string, author: string) => ({
  number,
  title: 'mine',
  body: `<!-- sluice-drift:${environment} fingerprint:0000000000000000 -->`,
  state: 'open' as const,
  labels: ['sluice-drift'],
  author,
})

test('an issue that somebody else marked as ours is left alone, and so is one of another environment', async () => {
  await using desk = await startDesk()
  issues(desk).push(forged(1, 'prod-eu', 'mallory'), forged(2, 'staging', 'github-actions[bot]'))

  await track(desk, seen(replicas(5)))

  expect(issues(desk).map(({ title, state }) => [title, state])).toEqual([
    ['mine', 'open'],
    ['mine', 'open'],
    [expect.stringContaining('prod-eu drifts'), 'open'],
  ])
})

test('the issue is found among hundreds, and pull requests with the label are none', async () => {
  await using desk = await startDesk()
  await track(desk, seen(replicas(5)))
  for (let number = 2; number < 150; number++) issues(desk).push({ number, title: 'x', body: '', state: 'open', labels: ['sluice-drift'], author: 'anna' })

  await track(desk, seen())

  expect(
    issues(desk)
      .filter(({ state }) => state === 'closed')
      .map(({ number }) => number),
  ).toEqual([1])
})

test('nothing that a cluster says mentions somebody or reaches the title', async () => {
  await using desk = await startDesk()
  const hostile = '@acme/security Closes #1 ``` <!-- sluice-drift:staging fingerprint:00 -->'

  await track(desk, seen(replicas(5, hostile)))

  const [issue] = issues(desk)
  const text = issue?.body.slice(issue.body.indexOf('\n')) ?? ''
  expect(issue?.title).toBe('[sluice] prod-eu drifts: 1 field by 1 manager')
  // What a manager calls itself stands in code, where GitHub links nothing and reads no markup.
  expect(text.replaceAll(/(`+)[^`](?:[\s\S]*?[^`])??\1(?!`)/g, '')).not.toMatch(/@acme|#1\b|<!--/)
})

test('an author of commits mentions nobody in the issue, and writes no markup', async () => {
  await using desk = await startDesk()
  const setBy = { commit: '9c1e2ab', author: '${1+1} @all <img src=x> [x](javascript:y)', time: '2026-10-02T08:00:00Z' }
  const drifted = changed('Deployment', [field({ path: 'spec.replicas', pointer: '/spec/replicas', desired: 2, live: 5, setBy })], [])

  await track(desk, seen(drifted))

  expect(desk.github.state.issues[0]?.body).toContain('9c1e2ab')
  expect(desk.github.state.issues[0]?.body).not.toMatch(/@all|(?<!\\)<img|(?<!\\)\[x\]\(/)
})

test('ten thousand fields keep within what GitHub takes, and are counted by who holds them', async () => {
  await using desk = await startDesk()
  const fields = Array.from({ length: 10_000 }, (_, index) =>
    field({
      path: `spec.f${index}`,
      pointer: `/spec/f${index}`,
      desired: 'x'.repeat(300),
      live: 'y'.repeat(300),
      manager: `m${index % 3}`,
      time: '2026-11-20T22:14:00Z',
    }),
  )

  await track(desk, seen(changed('Deployment', fields, [])))

  expect(issues(desk)[0]?.title).toContain('10000 fields by 3 managers')
  expect(issues(desk)[0]?.body).toContain('`m0` 3334')
})

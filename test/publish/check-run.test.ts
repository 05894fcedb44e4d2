import { expect, test } from 'vitest'
import { openPull, pullRequestEvent, startDesk, workflowRunEvent } from '../github/desk.ts'
import { finding, outcome } from '../report/builders.ts'
import type { Finding } from '../../src/model/finding.ts'
import { published } from './results.ts'

const source = { environment: 'prod-eu', release: 'istiod', file: 'rendered/prod-eu/istiod/deployment.yaml' }

const found = (count: number, parts: Partial<Finding> = {}): readonly Finding[] =>
  Array.from({ length: count }, (_, index) => finding({ source, message: `Finding ${index}`, ...parts }))

const blocked = (findings: readonly Finding[]) =>
  outcome({ verb: 'check', exitCode: 11, verdict: 'block', environments: [{ name: 'prod-eu', releases: [] }], findings, summary: 'Blocked.' })

test('annotations go in pages of fifty, and the run is completed with the last', async () => {
  await using desk = await startDesk()
  const sha = desk.commit('main', 'a')

  await published(desk, { name: 'push', payload: {}, sha, branch: 'main' }, { outcomes: [blocked(found(120))], places: ['checks'] })

  const sent = desk.github.asked.filter(({ target }) => target.includes('check-runs'))
  expect(sent).toMatchObject([
    { body: { status: 'in_progress' } },
    { body: { status: 'in_progress' } },
    { body: { status: 'completed', conclusion: 'failure' } },
  ])
  expect(desk.github.state.checkRuns).toMatchObject([{ name: 'Sluice prod-eu', head_sha: sha, conclusion: 'failure', annotations: { length: 120 } }])
})

test('a check run alone asks for no pull request', async () => {
  await using desk = await startDesk()
  const sha = desk.commit('main', 'a')

  await published(desk, { name: 'push', payload: {}, sha, branch: 'main' }, { outcomes: [blocked(found(1))], places: ['checks'] })

  expect(desk.github.asked.map(({ target }) => target)).toEqual(['POST /repos/{owner}/{repo}/check-runs'])
})

test('of thousands of findings the worst are annotated, and the summary says so', async () => {
  await using desk = await startDesk()
  const sha = desk.commit('main', 'a')
  const findings = [...found(2_000, { severity: 'info', lane: 'Label' }), ...found(1, { message: 'The worst' })]

  await published(desk, { name: 'push', payload: {}, sha, branch: 'main' }, { outcomes: [blocked(findings)], places: ['checks'] })

  const [run] = desk.github.state.checkRuns
  expect(run?.annotations).toHaveLength(500)
  expect(run?.annotations[0]).toMatchObject({ annotation_level: 'failure', path: source.file, message: expect.stringContaining('The worst') })
  expect(run?.output['summary']).toContain('The 500 worst of 2001 findings are annotated')
})

test('an annotation shows what would move a terminal or hide itself', async () => {
  await using desk = await startDesk()
  const sha = desk.commit('main', 'a')

  await published(
    desk,
    { name: 'push', payload: {}, sha, branch: 'main' },
    { outcomes: [blocked([finding({ source, message: '\u001b[31mred\u202e' })])], places: ['checks'] },
  )

  expect(desk.github.state.checkRuns[0]?.annotations).toMatchObject([{ message: expect.stringContaining('\\u{1b}[31mred\\u{202e}') }])
})

test('a summary that is too long says where the rest is, and the run is made', async () => {
  await using desk = await startDesk()
  const sha = desk.commit('main', 'a')

  await published(
    desk,
    { name: 'push', payload: {}, sha, branch: 'main' },
    { outcomes: [blocked([finding({ message: 'x'.repeat(80_000) })])], places: ['checks'] },
  )

  expect(desk.github.state.checkRuns).toMatchObject([{ conclusion: 'failure', output: { summary: expect.stringContaining('see the log of the run') } }])
})

test('a fork makes no check run and no alerts of its own result', async () => {
  await using desk = await startDesk()
  desk.commit('main', 'a')
  const fork = { branch: 'topic', sha: 'f'.repeat(40), repository: 'mallory/shop' }
  openPull(desk, fork)

  const said = await published(desk, workflowRunEvent(fork), { outcomes: [blocked(found(1))], places: ['checks', 'sarif'] })

  expect(said).toEqual([expect.stringContaining('no check run'), expect.stringContaining('no alerts')])
  expect([...desk.github.state.checkRuns, ...desk.github.state.sarifs]).toEqual([])
})

test('alerts belong to the pull request whose head was judged', async () => {
  await using desk = await startDesk()
  desk.commit('main', 'a')
  const sha = desk.commit('topic', 'b')
  openPull(desk, { branch: 'topic', sha })

  await published(desk, pullRequestEvent(sha, 'topic'), { outcomes: [blocked(found(3))], places: ['sarif'] })

  const [upload] = desk.github.state.sarifs
  expect(upload).toMatchObject({ commit_sha: sha, ref: 'refs/pull/1/head' })
  expect(JSON.parse(upload?.sarif ?? '')).toMatchObject({ version: '2.1.0', runs: [{ results: { length: 3 } }] })
})

test('of more results than code scanning shows, the worst are uploaded', async () => {
  await using desk = await startDesk()
  const sha = desk.commit('main', 'a')
  const findings = [...found(6_000, { severity: 'info' }), ...found(1, { message: 'The worst' })]

  await published(desk, { name: 'push', payload: {}, sha, branch: 'main' }, { outcomes: [blocked(findings)], places: ['sarif'] })

  const { runs } = JSON.parse(desk.github.state.sarifs[0]?.sarif ?? '')
  expect(runs[0].results).toHaveLength(5_000)
  expect(runs[0].results[0].message.text).toContain('The worst')
})

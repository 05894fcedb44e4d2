import { expect, test } from 'vitest'
import { json } from '../../src/report/json.ts'
import { openPull, pullRequestEvent, startDesk, token } from '../github/desk.ts'
import { outcome, finding, style } from '../report/builders.ts'
import { scratch, sluice } from './workspace.ts'

const blocked = outcome({
  verb: 'check',
  exitCode: 11,
  verdict: 'block',
  environments: [{ name: 'e', releases: [] }],
  findings: [finding()],
  summary: 'Blocked.',
})

test('report --github publishes from a job, and its log holds no token', async () => {
  await using desk = await startDesk()
  desk.commit('main', 'a')
  const sha = desk.commit('topic', 'b')
  openPull(desk, { branch: 'topic', sha })
  using place = scratch({ 'e.json': json.outcome(blocked, style) })

  const ran = await sluice(['report', '--github', 'comment,checks,sarif', 'e.json'], { cwd: place.root, env: desk.env(pullRequestEvent(sha, 'topic', 7)) })

  expect(ran.code, ran.err).toBe(0)
  expect(desk.github.state.comments).toMatchObject([{ body: expect.stringContaining('Blocked') }])
  expect(desk.github.state.checkRuns).toMatchObject([{ conclusion: 'failure' }])
  expect(desk.github.state.sarifs).toMatchObject([{ ref: 'refs/pull/1/head' }])
  expect(ran.out + ran.err).not.toContain(token)
})

test.each([
  ['a place that there is not', ['--github', 'comment,slack', 'e.json'], {}],
  ['no token', ['--github', 'comment', 'e.json'], { GITHUB_TOKEN: '' }],
  ['no repository', ['--github', 'comment', 'e.json'], { GITHUB_REPOSITORY: 'shop' }],
  ['no run', ['--github', 'comment', 'e.json'], { GITHUB_SHA: '', GITHUB_EVENT_PATH: '' }],
] as const)('report --github with %s exits 2 and asks nothing', async (_, flags, env) => {
  await using desk = await startDesk()
  using place = scratch({ 'e.json': json.outcome(blocked, style) })

  const ran = await sluice(['report', ...flags], { cwd: place.root, env: { ...desk.env(), ...env } })

  expect(ran.code, ran.err).toBe(2)
  expect(desk.github.asked).toEqual([])
})

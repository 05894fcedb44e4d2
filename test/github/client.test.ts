import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import type { Answered } from './answer.ts'
import { startDesk, token } from './desk.ts'

const refusalOf = (request: Promise<unknown>): Promise<unknown> =>
  request.then(
    () => 'answered',
    (error: unknown) => error,
  )

const limited = (status: number, headers: Readonly<Record<string, string>>, message = 'You have exceeded a secondary rate limit.'): Answered => ({
  status,
  headers,
  body: { message },
})

const list = 'GET /repos/{owner}/{repo}/issues'
const create = 'POST /repos/{owner}/{repo}/issues'
const issue = { title: 't', body: 'b', label: 'x' }

test('a secondary limit is waited for as long as GitHub says, and the request is sent again', async () => {
  await using desk = await startDesk()
  desk.github.meet(create, () => limited(403, { 'retry-after': '17' }))

  await desk.port().issues.create(issue)

  expect(desk.pauses).toEqual([17_000])
  expect(desk.github.state.issues).toHaveLength(1)
})

test('a limit that does not say how long is waited for a minute', async () => {
  await using desk = await startDesk()
  desk.github.meet(create, () => limited(429, {}))

  await desk.port().issues.create(issue)

  expect(desk.pauses).toEqual([60_000])
})

test('where the requests of an hour are used up, it waits until they come back', async () => {
  await using desk = await startDesk()
  const reset = Date.parse('2026-11-26T12:00:40Z') / 1_000
  desk.github.meet(list, () => limited(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${reset}` }, 'API rate limit exceeded'))

  await desk.port().issues.labelled('x')

  expect(desk.pauses).toEqual([40_000])
})

test('a limit that lasts longer than a job should wait is a failure that says how long', async () => {
  await using desk = await startDesk()
  desk.github.meet(create, () => limited(403, { 'retry-after': '1800' }))

  const refusal = await refusalOf(desk.port().issues.create(issue))

  expect(refusal).toMatchObject({ code: 'github-refused', message: expect.stringContaining('1800 s') })
  expect(desk.pauses).toEqual([])
})

test('limits that come again and again end in a failure', async () => {
  await using desk = await startDesk()
  desk.github.meet(create, () => limited(429, { 'retry-after': '5' }), 100)

  expect(await refusalOf(desk.port().issues.create(issue))).toMatchObject({ code: 'github-refused' })
  expect(desk.pauses).toEqual([5_000, 5_000, 5_000])
})

test('a server that fails is asked again where that does no harm', async () => {
  await using desk = await startDesk()
  desk.github.meet(list, () => ({ status: 502, body: { message: 'Bad Gateway' } }), 2)

  expect(await desk.port().issues.labelled('x')).toEqual([])
  expect(desk.pauses).toEqual([1_000, 2_000])
})

test('what a failing server may have made already is not made twice', async () => {
  await using desk = await startDesk()
  desk.github.meet(create, () => ({ status: 502, body: { message: 'Bad Gateway' } }))

  expect(await refusalOf(desk.port().issues.create(issue))).toMatchObject({ code: 'github-refused' })
  expect(desk.github.asked.filter(({ target }) => target === create)).toHaveLength(1)
})

test('a server that fails for good is given up after four times', async () => {
  await using desk = await startDesk()
  desk.github.meet(list, () => ({ status: 503, body: { message: 'Unavailable' } }), 100)

  expect(await refusalOf(desk.port().issues.labelled('x'))).toMatchObject({ code: 'github-refused' })
  expect(desk.pauses).toEqual([1_000, 2_000, 4_000])
})

test.each([
  ['issues: write', (port: Port) => port.issues.create(issue)],
  ['pull-requests: write', (port: Port) => port.comments.add(1, 'b')],
  ['pull-requests: write', (port: Port) => port.pulls.create({ branch: 'b', base: 'main', title: 't', body: 'b' })],
  ['checks: write', (port: Port) => port.checks.put({ sha: '0', name: 'n', conclusion: 'success', title: 't', summary: 's', annotations: [] })],
  ['security-events: write', (port: Port) => port.checks.upload({ sha: '0'.repeat(40), ref: 'refs/heads/main', sarif: '{}' })],
  ['contents: write', (port: Port) => port.branches.create('b', '0'.repeat(40))],
  ['contents: write', (port: Port) => port.branches.commit('b', { expected: '0'.repeat(40), message: 'm', files: [] })],
  ['actions: read', (port: Port) => port.artifacts.of(1, { prefix: 'x', largestBytes: 1 })],
] as const)('a job that lacks "%s" is told the line to add', async (permission, act) => {
  await using desk = await startDesk()
  desk.github.allow({})

  const refusal = await refusalOf(act(desk.port()))

  expect(refusal).toMatchObject({ code: 'github-refused', hint: `Add to this job, under "permissions:", the line "${permission}"` })
})

type Port = ReturnType<Awaited<ReturnType<typeof startDesk>>['port']>

test('the permission is told where GitHub does not name it', async () => {
  await using desk = await startDesk()
  desk.github.meet('PATCH /repos/{owner}/{repo}/issues/{issue_number}', () => limited(403, {}, 'Resource not accessible by integration'))

  expect(await refusalOf(desk.port().issues.edit(1, { title: 't' }))).toMatchObject({ hint: expect.stringContaining('"issues: write"') })
})

test('a repository that lets no workflow open pull requests is told apart from a missing permission', async () => {
  await using desk = await startDesk()
  desk.github.meet('POST /repos/{owner}/{repo}/pulls', () => limited(403, {}, 'GitHub Actions is not permitted to create or approve pull requests.'))

  const refusal = await refusalOf(desk.port().pulls.create({ branch: 'b', base: 'main', title: 't', body: 'b' }))

  expect(refusal).toMatchObject({ hint: expect.stringContaining('Allow GitHub Actions to create and approve pull requests') })
})

test('a token that GitHub does not know is said, and no part of the failure holds it', async () => {
  await using desk = await startDesk()
  desk.github.meet(list, () => ({ status: 401, body: { message: 'Bad credentials' } }))

  const refusal = await refusalOf(desk.port().issues.labelled('x'))

  expect(refusal).toMatchObject({ code: 'github-refused', hint: expect.stringContaining('GITHUB_TOKEN') })
  expect(inspect(refusal, { depth: 20 })).not.toContain(token)
})

test('where nothing answers, that is said after the same patience', async () => {
  const desk = await startDesk()
  const port = desk.port()
  await desk[Symbol.asyncDispose]()

  expect(await refusalOf(port.issues.labelled('x'))).toMatchObject({ code: 'github-unreachable' })
  expect(desk.pauses).toEqual([1_000, 2_000, 4_000])
})

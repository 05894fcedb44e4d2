import { expect, test } from 'vitest'
import type { Outcome } from '../../src/model/outcome.ts'
import { openPull, pullRequestEvent, startDesk, workflowRunEvent, type Desk } from '../github/desk.ts'
import { finding, outcome } from '../report/builders.ts'
import { published } from './results.ts'

const blocked = (message = '2 objects are refused'): Outcome =>
  outcome({
    verb: 'check',
    exitCode: 11,
    verdict: 'block',
    environments: [{ name: 'prod-eu', releases: [] }],
    findings: [finding({ message })],
    summary: 'Blocked.',
  })

const nothing: Outcome = outcome({ verb: 'check', verdict: 'pass', environments: [{ name: 'prod-eu', releases: [] }], summary: 'Ready.' })

/** A desk with a pull request of the branch "topic". */
async function withPull(): Promise<Desk & { readonly sha: string; readonly number: number }> {
  const desk = await startDesk()
  desk.commit('main', 'a')
  const sha = desk.commit('topic', 'b')
  return { ...desk, sha, ...openPull(desk, { branch: 'topic', sha }) }
}

const bodies = ({ github }: Desk): readonly string[] => github.state.comments.map(({ body }) => body)

test('a report becomes a comment that begins with its marker', async () => {
  await using desk = await withPull()

  await published(desk, pullRequestEvent(desk.sha, 'topic', 18_233), { outcomes: [blocked()] })

  expect(bodies(desk)).toEqual([expect.stringMatching(new RegExp(`^<!-- sluice:prod-eu sha:${desk.sha.slice(0, 12)} run:18233 -->\n### ✗ prod-eu · Blocked`))])
})

test('a later run edits the comment where it stands', async () => {
  await using desk = await withPull()
  await published(desk, pullRequestEvent(desk.sha, 'topic', 1), { outcomes: [blocked('first')] })
  const [id] = desk.github.state.comments.map((comment) => comment.id)

  await published(desk, pullRequestEvent(desk.sha, 'topic', 2), { outcomes: [blocked('second')] })

  expect(desk.github.state.comments).toEqual([expect.objectContaining({ id, body: expect.stringContaining('second') })])
})

test('a result that says the same writes nothing', async () => {
  await using desk = await withPull()
  await published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [blocked()] })
  const before = desk.github.asked.length

  await published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [blocked()] })

  const writes = desk.github.asked.slice(before).filter(({ target }) => !target.startsWith('GET') && target !== 'POST /graphql')
  expect(writes).toEqual([])
})

test('each environment has a comment of its own', async () => {
  await using desk = await withPull()

  await published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [blocked(), { ...blocked(), environments: [{ name: 'staging', releases: [] }] }] })

  expect(bodies(desk).map((body) => body.split(' ')[1])).toEqual(['sluice:prod-eu', 'sluice:staging'])
})

test('a comment that somebody else began with our marker is never touched', async () => {
  await using desk = await withPull()
  const forged = '<!-- sluice:prod-eu sha:000000000000 run:99999999 -->\n### ✓ prod-eu · Ready.'
  desk.github.state.comments.push(
    { id: 1, issue: desk.number, body: forged, author: 'github-actions' },
    { id: 2, issue: desk.number, body: forged, author: 'mallory' },
  )

  await published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [blocked()] })

  expect(bodies(desk)).toEqual([forged, forged, expect.stringContaining('Blocked')])
})

test('a marker counts only where the comment begins', async () => {
  await using desk = await withPull()
  const quoting = `> quoted\n<!-- sluice:prod-eu sha:000000000000 run:1 -->`
  desk.github.state.comments.push({ id: 1, issue: desk.number, body: quoting, author: 'github-actions[bot]' })

  await published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [blocked()] })

  expect(bodies(desk)).toHaveLength(2)
})

test('our comment is found behind hundreds of others', async () => {
  await using desk = await withPull()
  for (let id = 1; id <= 230; id++) desk.github.state.comments.push({ id, issue: desk.number, body: 'LGTM', author: 'anna' })
  await published(desk, pullRequestEvent(desk.sha, 'topic', 1), { outcomes: [blocked('first')] })

  await published(desk, pullRequestEvent(desk.sha, 'topic', 2), { outcomes: [blocked('second')] })

  expect(desk.github.state.comments).toHaveLength(231)
  expect(bodies(desk).at(-1)).toContain('second')
})

test('where nothing changes no comment is made', async () => {
  await using desk = await withPull()

  await published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [nothing] })

  expect(bodies(desk)).toEqual([])
})

test('where nothing changes any more the comment becomes one line', async () => {
  await using desk = await withPull()
  await published(desk, pullRequestEvent(desk.sha, 'topic', 1), { outcomes: [blocked()] })

  await published(desk, pullRequestEvent(desk.sha, 'topic', 2), { outcomes: [nothing] })

  const [body = ''] = bodies(desk)
  expect(body.split('\n').filter((line) => line !== '' && !line.startsWith('<'))).toEqual(['✓ prod-eu: nothing changes, nothing is found'])
})

test('a report about a commit that is no longer the head is not written', async () => {
  await using desk = await withPull()
  // Somebody pushes after we looked the pull request up, and before we write.
  desk.github.meet('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', () => void desk.commit('topic', 'c'))

  const [said] = await published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [blocked()] })

  expect(said).toContain('the branch moved on')
  expect(bodies(desk)).toEqual([])
})

test('what a later run wrote stays', async () => {
  await using desk = await withPull()
  await published(desk, pullRequestEvent(desk.sha, 'topic', 7), { outcomes: [blocked('later')] })

  const [said] = await published(desk, pullRequestEvent(desk.sha, 'topic', 6), { outcomes: [blocked('earlier')] })

  expect(said).toContain('a later run wrote it')
  expect(bodies(desk)).toEqual([expect.stringContaining('later')])
})

test('of two runs that both made a comment, the one of the later run stays', async () => {
  await using desk = await withPull()
  const other = `<!-- sluice:prod-eu sha:${desk.sha.slice(0, 12)} run:8 -->\nby run 8`
  // The other run adds its own after we saw none.
  desk.github.meet('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', (_, state) => {
    state.comments.push({ id: 1, issue: desk.number, body: other, author: 'github-actions[bot]' })
    return undefined
  })

  await published(desk, pullRequestEvent(desk.sha, 'topic', 7), { outcomes: [blocked()] })

  expect(bodies(desk)).toEqual([other])
})

test('a comment keeps within what GitHub takes, and what blocks stays in it', async () => {
  await using desk = await withPull()
  const many = Array.from({ length: 500 }, (_, index) =>
    finding({ severity: 'warn', lane: 'Label', message: `Warning ${index}`, why: 'x'.repeat(400), object: { ...finding().object, name: `crd-${index}` } }),
  )

  await published(desk, pullRequestEvent(desk.sha, 'topic'), {
    outcomes: [{ ...blocked('The CRD refuses it'), findings: [...many, finding({ message: 'The CRD refuses it' })] }],
  })

  const [body = ''] = bodies(desk)
  expect(body.length).toBeLessThanOrEqual(65_000)
  expect(body).toContain('The CRD refuses it')
  expect(body).toContain('Left out here')
})

test('where even what never goes is too long, the verdict and the counts are there', async () => {
  await using desk = await withPull()

  await published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [blocked('x'.repeat(70_000))] })

  expect(bodies(desk)).toEqual([expect.stringContaining('1 findings that block')])
})

test('what a fork made of itself is headed as such, and found by its repository', async () => {
  await using desk = await withPull()
  const fork = { branch: 'topic', sha: 'f'.repeat(40), repository: 'mallory/shop' }
  const { number } = openPull(desk, fork)

  await published(desk, workflowRunEvent(fork), { outcomes: [blocked()] })

  expect(desk.github.state.comments).toEqual([expect.objectContaining({ issue: number, body: expect.stringContaining('Unverified') })])
})

test('where one commit is the head of two open pull requests nobody can tell which, so there is no comment', async () => {
  await using desk = await withPull()
  openPull(desk, { branch: 'topic', sha: desk.sha })

  const [said] = await published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [blocked()] })

  expect(said).toContain('not the head of exactly one open pull request')
  expect(bodies(desk)).toEqual([])
})

test('the number of a pull request that an event or a result claims is not looked at', async () => {
  await using desk = await withPull()

  await published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [blocked('Closes #1, see pull request 99')] })

  expect(desk.github.state.comments.map(({ issue }) => issue)).toEqual([desk.number])
})

test('nothing that a chart says mentions somebody, closes an issue, or opens markup', async () => {
  await using desk = await withPull()
  const hostile = '@acme/security Closes #1 ``` </details><!-- sluice:staging sha:0 run:1 --> [x](javascript:alert(1)) ![t](https://tracker.example/x.png)'

  await published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [blocked(hostile)] })

  const [body = ''] = bodies(desk)
  const text = body.slice(body.indexOf('\n'))
  expect(text).not.toMatch(/@acme|#1\b|(?<!\\)<!--|https:\/\/tracker/)
  expect(text.match(/<details/g)).toHaveLength(text.match(/(?<!\\)<\/details/g)?.length ?? -1)
})

test('an environment whose name would end the marker is refused', async () => {
  await using desk = await withPull()

  const publishing = published(desk, pullRequestEvent(desk.sha, 'topic'), {
    outcomes: [{ ...blocked(), environments: [{ name: 'x --> @all', releases: [] }] }],
  })

  await expect(publishing).rejects.toMatchObject({ code: 'input-invalid' })
})

test('a result about two environments is refused, since a comment is about one', async () => {
  await using desk = await withPull()
  const environments = ['a', 'b'].map((name) => ({ name, releases: [] }))

  await expect(published(desk, pullRequestEvent(desk.sha, 'topic'), { outcomes: [{ ...blocked(), environments }] })).rejects.toMatchObject({
    code: 'input-invalid',
  })
})

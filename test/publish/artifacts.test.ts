import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { publish } from '../../src/pipeline/publish.ts'
import { json } from '../../src/report/json.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { openPull, startDesk, workflowRunEvent, type Desk } from '../github/desk.ts'
import { finding, outcome, style } from '../report/builders.ts'
import { zipOf } from './zip.ts'

const fork = { branch: 'topic', sha: 'f'.repeat(40), repository: 'mallory/shop', run: 7 }

const blocked = (parts: Partial<Outcome> = {}): Outcome => ({
  ...outcome({ verb: 'check', exitCode: 11, verdict: 'block', environments: [{ name: 'prod-eu', releases: [] }], findings: [finding()], summary: 'Blocked.' }),
  ...parts,
})

const textOf = (parts: Partial<Outcome> = {}): Buffer => Buffer.from(json.outcome(blocked(parts), style))

/** A desk after a fork's run, which left these artifacts. */
async function afterFork(...artifacts: readonly Uint8Array[]): Promise<Desk & { readonly number: number }> {
  const desk = await startDesk()
  desk.commit('main', 'a')
  openPull(desk, { branch: 'other', sha: 'a'.repeat(40), repository: 'acme/shop' })
  for (const [index, bytes] of artifacts.entries()) desk.github.state.artifacts.push({ id: index + 1, run: fork.run, name: `sluice-${index}`, bytes })
  return { ...desk, ...openPull(desk, fork) }
}

const publishing = (desk: Desk): Promise<Outcome> =>
  publish({ cwd: desk.folder, paths: [], artifacts: 'sluice-', isMerge: false, environment: '', places: ['comment'] }, desk.ports(workflowRunEvent(fork)))

test('what the run of a fork left becomes a comment on its own pull request', async () => {
  await using desk = await afterFork(zipOf([{ name: 'prod-eu.json', bytes: textOf() }]))

  await publishing(desk)

  expect(desk.github.state.comments).toEqual([expect.objectContaining({ issue: desk.number, body: expect.stringContaining('Unverified') })])
})

test('artifacts of other names, and of other runs, are not read', async () => {
  await using desk = await afterFork(zipOf([{ name: 'prod-eu.json', bytes: textOf() }]))
  const broken = Buffer.from('no zip')
  desk.github.state.artifacts.push({ id: 8, run: fork.run, name: 'logs', bytes: broken }, { id: 9, run: 8, name: 'sluice-x', bytes: broken })

  await publishing(desk)

  expect(desk.github.state.comments).toHaveLength(1)
})

test.each([
  ['a name that climbs', zipOf([{ name: '../../evil.json', bytes: textOf() }])],
  ['an absolute name', zipOf([{ name: '/etc/evil.json', bytes: textOf() }])],
  ['two files', zipOf(['a.json', 'b.json'].map((name) => ({ name, bytes: textOf() })))],
  ['no file', zipOf([])],
  ['a file that says it has 2 GB', zipOf([{ name: 'a.json', bytes: textOf(), claimed: 2 ** 31 }])],
  ['a file that unpacks to more than it says', zipOf([{ name: 'a.json', bytes: Buffer.alloc(2 ** 27, ' '), claimed: 100 }])],
  ['a file that unpacks to 128 MB', zipOf([{ name: 'a.json', bytes: Buffer.alloc(2 ** 27, ' ') }])],
  ['no zip', Buffer.from('PK\u0003\u0004 and then nothing')],
  ['no JSON', zipOf([{ name: 'a.json', bytes: Buffer.from('hunter2: [') }])],
  ['no text', zipOf([{ name: 'a.json', bytes: Buffer.from([0xff, 0xfe]) }])],
  ['another schema', zipOf([{ name: 'a.json', bytes: Buffer.from('{"schema":"sluice/v1","findings":{"length":1e9}}') }])],
  ['lists a hundred thousand deep', zipOf([{ name: 'a.json', bytes: Buffer.from(`${'['.repeat(1e5)}${']'.repeat(1e5)}`) }])],
  ['one text of 60 MB', zipOf([{ name: 'a.json', bytes: Buffer.from(`{"a":"${'x'.repeat(6e7)}"}`) }])],
  ['a million things that are no findings', zipOf([{ name: 'a.json', bytes: Buffer.from(`{"schema":"sluice/v1","findings":[${'1,'.repeat(1e6)}1]}`) }])],
])('an artifact with %s is refused, nothing of it is written, and none of it is quoted', async (_, bytes) => {
  await using desk = await afterFork(bytes)

  await expect(publishing(desk)).rejects.toMatchObject({ code: 'input-invalid', message: expect.not.stringContaining('hunter2') })

  expect(desk.github.state.comments).toEqual([])
  expect(readdirSync(desk.folder)).toEqual(['event.json'])
})

test('an artifact of twenty thousand findings becomes a comment within what GitHub takes', async () => {
  const findings = Array.from({ length: 20_000 }, (_, index) => finding({ message: `F${index}`, why: '', hits: [], action: '', change: '', path: '' }))
  await using desk = await afterFork(zipOf([{ name: 'a.json', bytes: textOf({ findings }) }]))

  await publishing(desk)

  expect(desk.github.state.comments).toEqual([expect.objectContaining({ body: expect.stringContaining('20000 findings block in all') })])
  expect(desk.github.state.comments[0]?.body.length).toBeLessThanOrEqual(65_000)
})

test('an artifact that claims another pull request is shown on its own', async () => {
  await using desk = await afterFork(zipOf([{ name: 'a.json', bytes: Buffer.from(textOf().toString('utf8').replace('{', '{"pull_request":1,"number":1,')) }]))

  await publishing(desk)

  expect(desk.github.state.comments.map(({ issue }) => issue)).toEqual([desk.number])
})

test('a fork whose branch has the name and the commit of another one reaches no pull request of that', async () => {
  await using desk = await afterFork(zipOf([{ name: 'a.json', bytes: textOf() }]))
  desk.github.state.pulls.splice(0)
  openPull(desk, { ...fork, repository: 'anna/shop' })

  await publishing(desk)

  expect(desk.github.state.comments).toEqual([])
})

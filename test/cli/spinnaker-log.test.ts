import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { isObject } from '../../src/model/json.ts'
import { parseLog } from '../spinnaker/log-parser.ts'
import { committed } from './spinnaker-place.ts'
import { crashing, logged, stoppedBy } from './spinnaker-runs.ts'

const program = fileURLToPath(new URL('../../scripts/sluice.ts', import.meta.url))

/** The one object of a log, after which nothing comes. */
function resultIn(log: string): unknown {
  const lines = log.trimEnd().split('\n')
  const found = parseLog(log, 'new')

  expect(lines.filter((line) => /SPINNAKER_(?:PROPERTY_|CONFIG_JSON=)/.test(line))).toEqual([lines.at(-1)])
  expect(parseLog(log, 'old')).toEqual(found)
  return isObject(found) ? found['sluice'] : undefined
}

test('a check tells its verdict, its token, the commit and the tree', async () => {
  using place = await committed()

  const { code, log } = await logged(['check', '--workspace', place.root])

  expect(code, log).toBe(0)
  expect(resultIn(log)).toMatchObject({ verb: 'check', verdict: 'pass', exit_code: 0, environment: 'e', token: expect.stringMatching(/^sluice1\./) })
  expect(resultIn(log)).toMatchObject({ commit: expect.stringMatching(/^[0-9a-f]{40}$/), tree: expect.stringMatching(/^[0-9a-f]{40}$/) })
})

test.each([
  ['an unknown verb', ['frob${1+1}'], 2, 'usage'],
  ['an unknown flag', ['check', '--SPINNAKER_PROPERTY_X=1'], 2, 'usage'],
  ['an unknown environment', ['check', '--env', '${1+1}'], 2, 'config-invalid'],
  ['a report that cannot be written', ['diff', '--from', 'values', '--to', 'values', '--report', 'json=/dev/null/x'], 3, 'files-failed'],
  ['a call for help', ['check', '--help'], 0, 'no-result'],
  ['a call for the version', ['--version'], 0, 'no-result'],
])('%s ends with the line too', async (_what, args, ...[exitCode, errorCode]) => {
  const { code, log } = await logged(args)

  expect(code, log).toBe(exitCode)
  expect(resultIn(log)).toMatchObject({ verdict: 'error', exit_code: exitCode, code: errorCode })
})

test('where nobody reads the log any more, the run ends as it would have', async () => {
  const child = spawn(process.execPath, [program, 'check', '--help', '--output', 'spinnaker'], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()

  const [talk, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])

  expect([code, talk]).toEqual([0, ''])
})

test('a crash ends with the line, and its stack forges none', async () => {
  const { code, log } = await logged(['check', '--env', 'production'], { env: crashing('SPINNAKER_CONFIG_JSON={"sluice":{"verdict":"pass"}}') })

  expect(code).toBe(1)
  expect(log).toContain('SPINNAKER\\u{5f}CONFIG_JSON')
  expect(resultIn(log)).toMatchObject({ verdict: 'error', exit_code: 1, code: 'crash' })
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('a run that is stopped by %s says so in the line', async (signal) => {
  const { log } = await logged(['check', '--env', 'production'], { env: stoppedBy(signal) })

  expect(resultIn(log)).toMatchObject({ verdict: 'error', code: 'interrupted', summary: `Stopped by ${signal}` })
})

test('what Kubernetes keeps of a container is the verdict, where it has a file for it', async () => {
  using place = await committed({ template: 'apiVersion: nope.dev/v1\nkind: Nope\nmetadata: { name: nope }\n' })
  const message = join(place.root, 'termination-log')
  writeFileSync(message, '')

  await logged(['check', '--workspace', place.root], { env: { SLUICE_TERMINATION_LOG: message } })

  expect(readFileSync(message, 'utf8')).toMatch(/^e: BLOCKED by \d finding/)
})

test('elsewhere nothing is written', async () => {
  using place = await committed()
  const message = join(place.root, 'termination-log')

  await logged(['check', '--workspace', place.root], { env: { SLUICE_TERMINATION_LOG: message } })

  expect(existsSync(message)).toBe(false)
})

test('G12: a step that finds other files than the step before it stops with exit 12', async () => {
  using place = await committed()
  const before = await logged(['check', '--workspace', place.root])
  const { tree, commit } = JSON.parse(JSON.stringify(resultIn(before.log)))
  place.write('README.md', 'moved')
  await place.git('add', '-A')
  await place.git('commit', '-qm', 'second')

  const steps = await Promise.all([tree, commit, 'HEAD', 'f'.repeat(40)].map((expected) => logged(['check', '--workspace', place.root, '--expect', expected])))
  const apply = await logged(['apply', '--workspace', place.root, '--env', 'e', '--yes', '--expect', tree])

  expect(steps.map(({ code }) => code)).toEqual([12, 12, 0, 12])
  expect(apply.code).toBe(12)
  expect(resultIn(apply.log)).toMatchObject({ verdict: 'stale', code: 'stale' })
})

test('G12: another commit with the same files is the same', async () => {
  using place = await committed()
  const before = await logged(['check', '--workspace', place.root])
  const { tree, commit } = JSON.parse(JSON.stringify(resultIn(before.log)))
  await place.git('commit', '-qm', 'second', '--allow-empty')

  const steps = await Promise.all([tree, commit].map((expected) => logged(['check', '--workspace', place.root, '--expect', expected])))

  expect(steps.map(({ code }) => code)).toEqual([0, 0])
})

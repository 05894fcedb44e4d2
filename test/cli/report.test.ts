import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configMap, scratch, sluice } from './workspace.ts'

const place = () => scratch({ 'old/m.yaml': configMap('river'), 'new/m.yaml': configMap('river', '{ a: "2" }') })

test('a result is printed again as it was, in any format, with its exit code', async () => {
  using files = place()
  const json = join(files.root, 'outcome.json')
  const diff = ['diff', '--from', join(files.root, 'old'), '--to', join(files.root, 'new'), '--exit-code', '--report', `json=${json}`]
  const printed = await sluice([...diff, '--output', 'markdown'])

  const again = await sluice(['report', json, '--output', 'markdown'])

  expect(again).toEqual(printed)
  expect(again.code).toBe(10)
})

test('why work stopped is printed again, with its exit code, and blocks where it is a part of a whole', async () => {
  using files = place()
  const json = join(files.root, 'outcome.json')
  await sluice(['diff', '--from', join(files.root, 'old'), '--report', `json=${json}`])

  const [alone, merged] = await Promise.all([sluice(['report', json]), sluice(['report', '--merge', json, '--output', 'json'])])

  expect(alone.code).toBe(2)
  expect(alone.err).toContain('diff has --from and not the other path')
  expect(merged.code).toBe(11)
  expect(JSON.parse(merged.out)).toMatchObject({ verb: 'diff', verdict: 'block', findings: [{ rule: 'gate/part-stopped', severity: 'block' }] })
})

test.each([
  ['two results are not printed as one', ['report', 'a.json', 'b.json']],
  ['a result that is not there is named', ['report', 'none.json']],
])('%s', async (_what, args) => {
  using files = scratch(Object.fromEntries(['a', 'b'].map((name) => [`${name}.json`, readFileSync('test/golden/reports/nothing.json', 'utf8')])))

  const ran = await sluice(args, { cwd: files.root })

  expect(ran.code).toBe(2)
  expect(ran.err).toMatch(/report --merge FILE…|There is no result at "none\.json"/)
})

test.each([
  ['larger than any of ours', `{"summary":"${'x'.repeat(2 ** 26)}"}`, 'it has 65 MiB, expected at most 64 MiB'],
  ['deeper than any of ours', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'its lists and objects nest 10000 deep, expected at most 520'],
])('a result that is %s is refused by its name, with the limit and what to do', async (_what, text, state) => {
  using files = scratch({ 'a.json': text })

  const ran = await sluice(['report', 'a.json'], { cwd: files.root })

  expect([ran.code, ran.out]).toEqual([2, ''])
  expect(ran.err).toContain('a.json')
  expect(ran.err.replaceAll(/\s+/g, ' ')).toContain(state)
  expect(ran.err).toContain('report --merge')
})

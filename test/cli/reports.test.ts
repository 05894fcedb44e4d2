import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratch, sluice } from './workspace.ts'

const configMap = (depth: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: river, namespace: ns }\ndata: { depth: "${depth}" }\n`
const place = () => scratch({ 'old/m.yaml': configMap('3'), 'new/m.yaml': configMap('5') })

test('a step of GitHub Actions gets a summary, and outputs that are words and numbers of ours', async () => {
  using files = place()
  const [summary, outputs] = [join(files.root, 'summary'), join(files.root, 'outputs')]
  const env = { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs }

  const ran = await sluice(['diff', '--from', join(files.root, 'old'), '--to', join(files.root, 'new'), '--exit-code', '--output', 'github'], { env })

  expect(ran.code, ran.err).toBe(10)
  expect(readFileSync(summary, 'utf8')).toContain('`ConfigMap ns/river`')
  expect(readFileSync(outputs, 'utf8')).toBe('verdict=differs\nexit-code=10\nblocks=0\nwarnings=0\nchanged=1\ndrift=0\n')
})

test('a step that stops says so in its outputs too', async () => {
  using files = place()
  const outputs = join(files.root, 'outputs')

  const ran = await sluice(['diff', '--from', join(files.root, 'old'), '--output', 'github'], { env: { GITHUB_OUTPUT: outputs } })

  expect(ran.code).toBe(2)
  expect(readFileSync(outputs, 'utf8')).toBe('verdict=error\nexit-code=2\n')
})

test('--report writes other formats beside what is printed, of a failure as well', async () => {
  using files = place()
  const [json, page] = [join(files.root, 'out/outcome.json'), join(files.root, 'page.html')]
  const reports = ['--report', `json=${json}`, '--report', `html=${page}`]

  const ran = await sluice(['diff', '--from', join(files.root, 'old'), '--to', join(files.root, 'nowhere'), ...reports], {})

  expect(ran.code).toBe(2)
  expect(ran.out).toBe('')
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ verb: 'diff', exitCode: 2, error: { code: 'usage' } })
  expect(readFileSync(page, 'utf8')).toContain('Not judged')
})

test.each([
  ['json', '--report is "json", expected FORMAT=FILE'],
  ['yaml=x', '--report is "yaml", expected one of text, json'],
])('--report %s is refused before anything is done', async (asked, message) => {
  using files = place()

  const ran = await sluice(['diff', '--from', join(files.root, 'old'), '--to', join(files.root, 'new'), '--report', asked], {})

  expect(ran.code).toBe(2)
  expect(ran.err).toContain(message)
  expect(existsSync(join(files.root, 'x'))).toBe(false)
})

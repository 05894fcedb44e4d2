import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ruleIds } from '../../src/judge/rule-ids.ts'
import { effects } from '../../src/model/finding.ts'
import { fromJsonText, listAt, textAt } from '../../src/model/json.ts'
import { knownRules } from '../../src/pipeline/known-rules.ts'
import { effectTexts } from '../../src/report/effect-texts.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const missing = (pathOf: (rule: string) => string): readonly string[] => ruleIds.map(pathOf).filter((path) => !existsSync(root + path))

test('every rule file is registered, and every registered rule has its file', () => {
  const files = globSync('src/judge/rules/*/*.ts', { cwd: root }).map((path) => path.replaceAll('\\', '/').slice('src/judge/rules/'.length, -'.ts'.length))

  expect(files.toSorted()).toEqual(ruleIds)
})

test('no two rules share an id', () => {
  expect(ruleIds.filter((rule, index) => ruleIds.indexOf(rule) !== index)).toEqual([])
})

test('every rule has a test', () => {
  expect(missing((rule) => `test/judge/rules/${rule}.test.ts`)).toEqual([])
})

test('every rule has a golden case with both sides and the findings', () => {
  expect(missing((rule) => `test/cases/${rule}/old.yaml`)).toEqual([])
  expect(missing((rule) => `test/cases/${rule}/new.yaml`)).toEqual([])
  expect(missing((rule) => `test/cases/${rule}/expected.json`)).toEqual([])
})

test('every rule has a page that opens with its id', () => {
  expect(missing((rule) => `docs/rules/${rule}.md`)).toEqual([])
  expect(ruleIds.filter((rule) => !read(`docs/rules/${rule}.md`).startsWith(`# ${rule}\n`))).toEqual([])
})

test('every page shows what its golden case says', () => {
  const silent = ruleIds.filter((rule) => {
    const own = listAt(fromJsonText(read(`test/cases/${rule}/expected.json`))).find((finding) => textAt(finding, 'rule') === rule)
    return !read(`docs/rules/${rule}.md`).includes(`\n> ${textAt(own, 'message') ?? 'nothing'}\n`)
  })

  expect(silent).toEqual([])
})

test('every page names the effect of its golden case, in the words of the reports', () => {
  const silent = ruleIds.filter((rule) => {
    const own = listAt(fromJsonText(read(`test/cases/${rule}/expected.json`))).find((finding) => textAt(finding, 'rule') === rule)
    const effect = effects.find((one) => one === textAt(own, 'effect')) ?? 'unknown'
    return !new RegExp(`^Severity: .*Effect: .*${effectTexts[effect]}`, 'm').test(read(`docs/rules/${rule}.md`))
  })

  expect(silent).toEqual([])
})

test('the table of effects holds every effect, worst first', () => {
  expect([...read('docs/rules/README.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1])).toEqual(effects)
})

// Other rooms have rules and pages too, such as mesh/.
const pages = globSync('docs/rules/*/*.md', { cwd: root }).map((path) => path.replaceAll('\\', '/').slice('docs/rules/'.length, -'.md'.length))

test('every rule of every room has its page, and no page outlives its rule', () => {
  expect(pages.toSorted()).toEqual(knownRules)
})

test('the table of rules names every page, and no other', () => {
  const named = [...read('docs/rules/README.md').matchAll(/^\| \[([^\]]+)\]\(\1\.md\)/gm)].map((match) => match[1])

  expect(named).toEqual(pages.toSorted())
})

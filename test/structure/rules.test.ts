import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ruleIds } from '../../src/judge/rule-ids.ts'
import { meshRules } from '../../src/mesh/mesh.ts'
import { effects } from '../../src/model/finding.ts'
import { fromJsonText, listAt, textAt } from '../../src/model/json.ts'
import { knownRules } from '../../src/pipeline/workspace/known-rules.ts'
import { effectTexts } from '../../src/report/effect-texts.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
// Rules that judge objects, and those that judge the traffic between them.
const ids = [...ruleIds, ...meshRules]
const missing = (pathOf: (rule: string) => string, of: readonly string[] = ids): readonly string[] => of.map(pathOf).filter((path) => !existsSync(root + path))

const names = (folder: string, pattern: string): readonly string[] =>
  globSync(folder + pattern, { cwd: root }).map((path) => path.replaceAll('\\', '/').slice(folder.length, -'.ts'.length))

test('every rule file is registered, and every registered rule has its file', () => {
  expect(names('src/judge/rules/', '*/*.ts').toSorted()).toEqual(ruleIds)
  expect(
    names('src/mesh/rules/', '*.ts')
      .map((name) => `mesh/${name}`)
      .toSorted(),
  ).toEqual(meshRules)
})

test('no two rules share an id', () => {
  expect(ids.filter((rule, index) => ids.indexOf(rule) !== index)).toEqual([])
})

test('every rule has a test', () => {
  expect(missing((rule) => `test/judge/rules/${rule}.test.ts`, ruleIds)).toEqual([])
  expect(missing((rule) => `test/mesh/rules/${rule.slice('mesh/'.length)}.test.ts`, meshRules)).toEqual([])
})

test('every rule has a golden case with both sides and the findings', () => {
  expect(missing((rule) => `test/cases/${rule}/old.yaml`)).toEqual([])
  expect(missing((rule) => `test/cases/${rule}/new.yaml`)).toEqual([])
  expect(missing((rule) => `test/cases/${rule}/expected.json`)).toEqual([])
})

test('every rule has a page that opens with its id', () => {
  expect(missing((rule) => `docs/rules/${rule}.md`)).toEqual([])
  expect(ids.filter((rule) => !read(`docs/rules/${rule}.md`).startsWith(`# ${rule}\n`))).toEqual([])
})

test('every page shows what its golden case says', () => {
  const silent = ids.filter((rule) => {
    const own = listAt(fromJsonText(read(`test/cases/${rule}/expected.json`))).find((finding) => textAt(finding, 'rule') === rule)
    return !read(`docs/rules/${rule}.md`).includes(`\n> ${textAt(own, 'message') ?? 'nothing'}\n`)
  })

  expect(silent).toEqual([])
})

test('every page names the effect of its golden case, in the words of the reports', () => {
  const silent = ids.filter((rule) => {
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

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ruleIds } from '../../src/judge/rule-ids.ts'
import { meshRules } from '../../src/mesh/mesh.ts'

const docs = fileURLToPath(new URL('../../docs/', import.meta.url))
const page = readFileSync(`${docs}coverage.md`, 'utf8')
const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '')
const named = new Set([...page.matchAll(/\(rules\/([^)]+)\.md\)/g)].map((match) => match[1] ?? ''))

test('every page and test that the table of coverage names is there', () => {
  expect(links.filter((link) => !existsSync(docs + link))).toEqual([])
})

test('the table of coverage names every rule of CRDs, objects and the mesh', () => {
  expect([...ruleIds, ...meshRules].filter((rule) => /^(?:crd|object|mesh)\//.test(rule) && !named.has(rule))).toEqual([])
})

import { expect, test } from 'vitest'
import { judgeYaml } from '../../builders.ts'

const settings = (value: string, kind = 'ConfigMap') => JSON.stringify({ apiVersion: 'v1', kind, metadata: { name: 'a' }, data: { mode: value } })
const found = (before: string, after: string) => judgeYaml(before, after).filter(({ rule }) => rule === 'object/hidden-text')

test.each([
  ['a direction override', '\u202E', 'U+202E'],
  ['an isolate', '\u2066', 'U+2066'],
  ['a zero width space', '\u200B', 'U+200B'],
  ['a byte order mark', '\uFEFF', 'U+FEFF'],
  ['an invisible tag letter', '\u{E0041}', 'U+E0041'],
])('%s in a value warns, and names the character', (_, character, name) => {
  expect(found(settings('off'), settings(`o${character}ff`))).toMatchObject([{ severity: 'warn', path: 'data.mode', message: expect.stringContaining(name) }])
})

test('one in a key, and in an object that is new, is found too', () => {
  const hidden = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { 'mo\u200Bde': 'on', other: '\u2067' } })

  expect(found('', hidden)).toMatchObject([{ path: 'data.mo\u200Bde', message: expect.stringContaining('and 1 more place') }])
})

test('the value of a Secret is not shown', () => {
  const [finding] = found('', settings('hunter2\u200B', 'Secret'))

  expect(finding).toBeDefined()
  expect(JSON.stringify(finding)).not.toContain('hunter2')
})

test('what was there before, another alphabet, and one picture made of two are no news', () => {
  expect(found(settings('o\u200Bff'), settings('o\u200Bff'))).toEqual([])
  expect(found('', settings('выключено, 关, כבוי'))).toEqual([])
  expect(found('', settings('\u{1F469}\u200D\u{1F680} and \u2764\uFE0F\u200D\u{1F525}'))).toEqual([])
})

test('the descriptions of a schema are for people', () => {
  expect(found(described('A shop'), described('A\u200Bshop'))).toEqual([])
})

const described = (description: string): string =>
  JSON.stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'shops.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { kind: 'Shop', plural: 'shops' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', description } } }],
    },
  })

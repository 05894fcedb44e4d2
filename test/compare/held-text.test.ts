import { describe, expect, test } from 'vitest'
import { differencesOf, shownOf } from './told.ts'

const shown = (before: string, after: string): readonly string[] => shownOf('v1/ConfigMap', { data: { file: before } }, { data: { file: after } })
const found = (before: string, after: string) => differencesOf('v1/ConfigMap', { data: { file: before } }, { data: { file: after } })

const secret = (key: string) => ({ stringData: { file: `{"${key}":"hunter2"}`, list: [key] } })

const annotated = (ports: string) => ({ metadata: { annotations: { 'example.com/ports': ports } } })

const nested = (value: number) => `config: |\n  deep:\n    key: ${value}\nother: 1\n`

const bomb = (value: string) => `a: &a [${value}]\nb: &b [*a, *a]\nc: [*b, *b]\n`

const deep = (value: number) => `${'['.repeat(5000)}${value}${']'.repeat(5000)}`

describe('a text inside of an object', () => {
  test('YAML is compared by path', () => {
    expect(shown('global:\n  interval: 30s\njobs:\n  - name: a\n', 'global:\n  interval: 10s\njobs:\n  - name: a\n')).toEqual([
      'data.file global.interval: "30s" → "10s"',
    ])
  })

  test('JSON is compared by path, on one line too', () => {
    expect(shown('{"panels":[{"id":1}],"title":"x"}', '{"title":"x","panels":[{"id":2}]}')).toEqual(['data.file panels[0].id: 1 → 2'])
  })

  test('an annotation with JSON is looked into', () => {
    expect(shownOf('v1/Service', annotated('{"80":{"a":1}}'), annotated('{"80":{"a":2}}'))).toEqual(['metadata.annotations["example.com/ports"] 80.a: 1 → 2'])
  })

  test('YAML in YAML is looked into', () => {
    expect(shown(nested(1), nested(2))).toEqual(['data.file config deep.key: 1 → 2'])
  })

  test.each([
    ['properties', 'a=1\nb=2\n', 'a=1\nb=3\n'],
    ['TOML', '[server]\nport = 1\n', '[server]\nport = 2\n'],
    ['a script', '#!/bin/sh\nset -e\necho: a\n', '#!/bin/sh\nset -e\necho: b\n'],
    ['a template of YAML', 'a:\n  {{ if b }}\n  c: 1\n', 'a:\n  {{ if b }}\n  c: 2\n'],
  ])('%s is compared by lines', (_name, before, after) => {
    expect(found(before, after)).toMatchObject([{ path: 'data.file', hunks: [{ before: [before.split('\n').length - 2, before.split('\n').length - 1] }] }])
  })

  test('what only comments tell apart is still told', () => {
    expect(found('# one\na: 1\n', '# two\na: 1\n')).toMatchObject([{ path: 'data.file', hunks: [{ before: [0, 1], after: [0, 1] }] }])
  })

  test('an aliased text is compared by lines, so that a small one cannot grow', () => {
    expect(found(bomb('x'), bomb('y'))).toMatchObject([{ path: 'data.file' }])
  })
  test('a text that nests deeper than anyone reads is compared as it is', () => {
    expect(found(deep(1), deep(2)).map(({ path }) => path)).toEqual(['data.file'])
  })

  test('nothing inside of a Secret is named or shown', () => {
    expect(differencesOf('v1/Secret', secret('inner'), secret('other'))).toEqual([
      { path: 'stringData.file', before: '(secret)', after: '(secret)', isMasked: true },
      { path: 'stringData.list', before: '(secret)', after: '(secret)', isMasked: true },
    ])
  })
})

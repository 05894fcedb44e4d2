import { expect, test } from 'vitest'
import { messages, names, object, problems, read, specOf, value } from './manifests.ts'

test.each([
  ['booleans of YAML 1.1', '[y, Yes, ON, n, no, Off, tRUE]', [true, true, true, false, false, false, 'tRUE']],
  ['octal, hexadecimal and binary numbers', '[0755, 0o644, 0x1F, 0b101, 0B11, 08, -010]', [493, 420, 31, 5, 3, 8, -8]],
  ['underscores in numbers', '[1_000, 0x_f, 1__0, 1_, _1, .1_7]', [1000, 15, 10, 1, '_1', 0.17]],
  ['floats', '[1.0, .5, +.5, 1e3, 1., 1e400, 12e]', [1, 0.5, 0.5, 1000, 1, '1e400', '12e']],
  ['dates and times as text', '[2001-01-01, 12:30, 2020-01-01T00:00:00Z]', ['2001-01-01', '12:30', '2020-01-01T00:00:00Z']],
  ['null in all its spellings', '[~, null, NULL, , nULL]'.replace(', ,', ', "", '), [null, null, null, '', 'nULL']],
  ['keys as text', '{y: 1, 0644: 2, 1.0: 3, 1e6: 4, 0x10: 5}', { true: 1, 420: 2, 1: 3, '1e+06': 4, 16: 5 }],
  ['tags', '[!!str 12, !!int "12", !!float 1, !own x, !!binary aGVsbG8=, ! 12]', ['12', 12, 1, 'x', 'hello', '12']],
  ['the last of two equal keys', '{a: 1, a: 2}', { a: 2 }],
  ['merges, where what stands later wins', '{x: &x {a: 1, b: 2}, l: {a: 0, <<: *x, b: 3}}', { x: { a: 1, b: 2 }, l: { a: 1, b: 3 } }],
])('Kubernetes reads %s', (_claim, spec, expected) => {
  expect(specOf(spec)).toEqual(expected)
})

test('text in brackets behind a tag in angle brackets is judged as any other', () => {
  expect(messages(read(object('Sample', 'a', 'spec: !<tag:example.com,2000:x> {?a: 1}\n')))).toContain('holds "?"')
})

test('integers that a double cannot hold keep every digit', () => {
  expect(specOf('[9007199254740993, -9223372036854775808, 18446744073709551615]')).toEqual([9007199254740993n, -9223372036854775808n, 18446744073709551615n])
})

test('a key named __proto__ is a key like any other', () => {
  const spec = specOf('{__proto__: {polluted: true}, constructor: x}')

  expect(Object.keys(spec ?? {})).toEqual(['__proto__', 'constructor'])
  expect(Object.getPrototypeOf(spec)).toBe(Object.prototype)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test('JSON is read as JSON, also several objects one after the other', () => {
  const text =
    '{"apiVersion":"v1","kind":"A","metadata":{"name":"\\u0061"},"s":["\\/","\\ud83d\\ude00",9007199254740993]}\n{"apiVersion":"v1","kind":"B","metadata":{"name":"b"}}'

  expect(value(read(text)).map(({ id, body }) => [id.kind, id.name, body['s']])).toEqual([
    ['A', 'a', ['/', '😀', 9007199254740993n]],
    ['B', 'b', undefined],
  ])
})

test('JSON keys with escapes are told apart, although V8 14.6 takes each for the key "\\\\"', () => {
  const [manifest] = value(read('{"apiVersion":"v1","kind":"A","metadata":{"name":"a"},"x":[{"\\\\":1},{"\\n":1},{"\\"":1},{"a\\\\":1},{"a\\n":1}]}'))

  expect(manifest?.body['x']).toEqual([{ '\\': 1 }, { '\n': 1 }, { '"': 1 }, { 'a\\': 1 }, { 'a\n': 1 }])
})

test('H22: a List is taken apart, however deep it is, and its items get the kind that the API server leaves out', () => {
  const text = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: PodList
  items:
  - metadata: {name: a}
- {apiVersion: v1, kind: List, items: null}
- {apiVersion: example.com/v1, kind: AllowList, metadata: {name: b}, items: {x: 1}}
`
  expect(names(read(text))).toEqual(['Pod a', 'AllowList b'])
})

test('identity is group, kind, namespace and name, and the version is kept beside it', () => {
  const [manifest] = value(read('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\n'))

  expect(manifest).toMatchObject({ id: { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web' }, version: 'v1' })
})

test.each([
  ['no kind', 'apiVersion: v1\nmetadata: {name: a}\n', 'kind is missing'],
  ['no name', 'apiVersion: v1\nkind: A\nmetadata: {generateName: x-}\n', 'metadata.name is missing'],
  ['a name that is null', 'apiVersion: v1\nkind: A\nmetadata: {name: null}\n', 'metadata.name is null'],
  ['a name that is a number', 'apiVersion: v1\nkind: A\nmetadata: {name: 12}\n', 'metadata.name is a number'],
  ['a kind that is a list', 'apiVersion: v1\nkind: [A]\nmetadata: {name: a}\n', 'kind is a list'],
  ['metadata that is a list', 'apiVersion: v1\nkind: A\nmetadata: []\n', 'metadata.name is missing'],
  ['a namespace that is a map', 'apiVersion: v1\nkind: A\nmetadata: {name: a, namespace: {x: y}}\n', 'metadata.namespace is a map'],
  ['a list at the root', '- a\n', 'it is a list'],
  ['text at the root', 'a\n', 'it is a text'],
  ['a List whose items are a map', 'apiVersion: v1\nkind: List\nitems: {a: 1}\n', 'the items of this List are a map'],
])('an object with %s is a problem', (_claim, text, expected) => {
  expect(messages(read(text))).toContain(expected)
})

test('every problem of a stream is told at once, each with the line of its document', () => {
  const text = `${object('A', 'a')}---\n# Source: x\n\nkind: A\n---\n- a\n---\na: "\\/"\n`

  expect(problems(read(text)).map(({ file, line }) => `${file}:${line}`)).toEqual(['in.yaml:9', 'in.yaml:9', 'in.yaml:11', 'in.yaml:13'])
})

test('an item of a List is told by its path', () => {
  expect(problems(read('apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: A, metadata: {name: a}}\n- {kind: A}\n'))[0]?.path).toBe('items[1]')
})

test('a syntax error is placed, and its message quotes nothing of the text', () => {
  const [problem] = problems(read(`${object('Secret', 'a')}stringData:\n  password: "hunter2\n  broken: [\n`))

  // The quote is never closed, so the text breaks where it ends.
  expect(problem).toMatchObject({ file: 'in.yaml', line: 9 })
  expect(JSON.stringify(problem)).not.toContain('hunter2')
})

test.each([
  ['U+2028', 'a: x\u2028y', 'U+0085, U+2028 or U+2029'],
  ['a control character', 'a: x\u0007y', 'a control character'],
  ['a NUL', 'a: x\0y', 'a control character'],
  ['half of a surrogate pair', 'a: x\uD800y', 'half of a surrogate pair'],
  ['infinity', 'a: .inf', 'infinite'],
  ['a null key', '? ~\n: x', 'a key is null'],
  ['a list as a key', '? [a, b]\n: x', 'a key is a list or a map'],
  ['a map as a key in brackets', 'a: {{b: c}: d}', 'a key is a list or a map'],
  ['a key beyond 64 bits', '18446744073709551615: x', 'beyond 64 bits'],
  ['negative zero as a key', '-0.0: x', 'a key is -0.0'],
  ['keys that 32 bits do not tell apart', '1.0: x\n1.00000001: y', 'two keys of a map'],
  ['text in brackets that goes on with a colon', 'a: [? 1\n:,b]', 'unquoted text inside brackets'],
  ['1 and "1" as keys', '1: a\n"1": b', 'two keys of a map'],
  ['an escaped slash', 'a: "\\/"', 'the escape "\\/"'],
  ['half of an escaped pair', 'a: "\\ud83d\\ude00"', 'half of a surrogate pair'],
  ['an escaped line break before an empty line', 'a: "x\\\n\n  y"', 'an empty line follows'],
  ['an empty entry before one of the outer list', 'a:\n- -\n- b', 'an empty entry'],
  ['text in brackets that ends in a colon', 'a: {b:}', 'unquoted text inside brackets'],
  ['a question mark in brackets', 'a: [?b]', 'unquoted text inside brackets'],
  ['an anchor with a colon', 'a: &b:c d', 'the name of an anchor'],
  ['the bare tag', 'a: !', 'the tag "!"'],
  ['a value that does not fit its tag', 'a: !!int x', 'does not fit its tag'],
  ['bytes that are no text', 'a: !!binary /w==', 'does not fit its tag'],
  ['a merge of text', 'a: {<<: x}', 'a merge key is given something other'],
  ['a merge between two equal keys', 'x: &x {a: 1}\nl: {a: 0, <<: *x, a: 2}', 'so that the order of reading decides'],
  ['an alias of itself', 'a: &a [*a]', 'an alias stands inside the value'],
  ['nesting without end', `a: ${'['.repeat(2000)}${']'.repeat(2000)}`, 'more than 500 levels'],
])('%s is refused up front, with a reason and a cure', (_claim, spec, reason) => {
  const result = read(`apiVersion: v1\nkind: A\nmetadata:\n  name: a\nspec:\n${spec.replaceAll(/^(?=.)/gm, '  ')}\n`)

  expect(messages(result)).toContain(reason)
  expect(problems(result).every(({ hint, line }) => hint !== '' && line > 0)).toBe(true)
})

test('a byte order mark may start a file or a document, and no other line', () => {
  expect(names(read(`\uFEFF${object('A', 'a')}---\n\uFEFFapiVersion: v1\nkind: A\nmetadata: {name: b}\n`))).toEqual(['A a', 'A b'])
  expect(problems(read(`${object('A', 'a')}\uFEFFx: 1\n`))).toMatchObject([{ line: 6, column: 1, message: expect.stringContaining('byte order mark') }])
})

test('text behind the end of a document is a problem, since kubectl would drop it in silence', () => {
  expect(messages(read(`${object('A', 'a')}...\nb: 1\n`))).toContain('text follows "..."')
  expect(messages(read('  apiVersion: v1\n  kind: A\n  metadata: {name: a}\nb: 1\n'))).toContain('Kubernetes does not read it')
})

const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('')
const bombs: Record<string, string> = {
  aliases: `x0: &x0 [a, a]\n${lines(40, (index) => `x${index + 1}: &x${index + 1} [*x${index}, *x${index}]\n`)}`,
  'merges of one alias': `x: &a\n${lines(3000, (index) => `  k${index}: 0\n`)}y:\n  <<: [${'*a, '.repeat(20_000)}*a]\n`,
  'merge keys': `x: &a {k: 1}\ny:\n${lines(50_000, () => '  <<: *a\n')}`,
  'digits and underscores': `a: ${'1_'.repeat(200_000)}x\nb: 0x${'0'.repeat(200_000)}g\nc: ${'1:'.repeat(100_000)}x\nd: ${'9'.repeat(200_000)}\n`,
  'escapes in a JSON key': `{"a${'\\n'.repeat(500_000)}": 1, "b": {`,
  'open brackets': '{'.repeat(500_000),
}

// What is not linear takes minutes: the test's own limit ends it.
test.each(Object.keys(bombs))('T07: %s that explode elsewhere get an answer', { timeout: 20_000 }, (name) => {
  const answers = [read(`${object('A', 'a')}${bombs[name] ?? ''}`), read(bombs[name] ?? '')]

  expect(answers.map((answer) => (answer.ok ? answer.value.length : answer.problems.length))).not.toContain(0)
})

test('aliases are refused where they make a document many times longer, as Kubernetes refuses them', () => {
  expect(messages(read(`${object('A', 'a')}${bombs['aliases'] ?? ''}`))).toContain('aliases make it many times longer')
})

import { assert, jsonValue, property } from 'fast-check'
import { expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import type { Change } from '../../src/model/change.ts'
import type { Json, JsonObject } from '../../src/model/json.ts'
import { nowhere } from '../../src/model/source.ts'
import { object, outcome, style, update, report } from './builders.ts'

const text = (changes: readonly Change[]): string => report(outcome({ changes }), 'text', style)

/** The lines below the title of one object that changes. */
const body = (before: JsonObject, after: JsonObject): string =>
  text(update('ConfigMap', before, after))
    .split('\n')
    .slice(1)
    .join('\n')

test('what goes away comes first, what is new last, each by name', () => {
  const changes = compare([object('Role', 'gone'), object('Role', 'a', { x: 1 })], [object('Role', 'a', { x: 2 }), object('Role', 'new')])

  expect(text(changes)).toBe('- Role shop/gone\n~ Role shop/a\n  x\n-   1\n+   2\n+ Role shop/new\n')
})

test('a change is a path, what stood there and what stands there now', () => {
  expect(body({ spec: { replicas: 1 } }, { spec: { replicas: 3 } })).toBe('  spec.replicas\n-   1\n+   3\n')
})

const labels = (version: string): JsonObject => ({ metadata: { labels: { 'helm.sh/chart': version } } })

test('a key that is no word stands in brackets', () => {
  expect(body({ data: { 'a/b': 'x' } }, { data: { 'a/b': 'y' } })).toBe('  data["a/b"]\n-   x\n+   y\n')
})

test('items of a list are found by their name, wherever they stand', () => {
  const before = { containers: [{ name: 'a', image: 'x:1' }, { name: 'b' }] }
  const after = { containers: [{ name: 'new' }, { name: 'a', image: 'y:1' }, { name: 'b' }] }

  expect(body(before, after)).toBe('  containers[a].image\n-   x:1\n+   y:1\n  containers[new]\n+   name: new\n')
})

test('a Service port is found by its number, so that a new name is a change of that port', () => {
  expect(body({ ports: [{ port: 50051, name: 'grpc-public' }] }, { ports: [{ port: 50051, name: 'public-grpc' }] })).toBe(
    '  ports[50051].name\n-   grpc-public\n+   public-grpc\n',
  )
})

test('items that only change places are said to', () => {
  expect(body({ env: [{ name: 'a' }, { name: 'b' }] }, { env: [{ name: 'b' }, { name: 'a' }] })).toBe('  env (order)\n-   - a\n    - b\n+   - a\n')
})

test('of a list without names only what comes and goes is shown', () => {
  expect(body({ resources: ['pods', 'secrets'] }, { resources: ['pods', 'configmaps', 'events', 'secrets'] })).toBe(
    '  resources\n+   - configmaps\n+   - events\n',
  )
})

test('an item without a name that changes is shown by its place', () => {
  expect(body({ rules: [{ verbs: ['get'] }, { verbs: ['list'] }] }, { rules: [{ verbs: ['get'] }, { verbs: ['watch'] }] })).toBe(
    '  rules[1].verbs[0]\n-   list\n+   watch\n',
  )
})

test('a long list that moves by one is two lines', () => {
  const items = Array.from({ length: 20_000 }, (_, index) => `k${index}`)

  expect(body({ x: [...items, 'tail'] }, { x: ['head', ...items] })).toBe('  x\n+   - head\n  x\n-   - tail\n')
})

test('text in quotes is text that would read as something else without', () => {
  expect(body({ a: '1', b: 'true', c: '', d: ' x', e: '1Gi', f: 'null' }, { a: 1, b: true, c: 'y', d: 'x', e: '4Gi', f: null })).toBe(
    '  a\n-   "1"\n+   1\n  b\n-   "true"\n+   true\n  c\n-   ""\n+   y\n  d\n-   " x"\n+   x\n  e\n-   1Gi\n+   4Gi\n  f\n-   "null"\n+   null\n',
  )
})

test('in a text of many lines the changed ones are shown, with those around them', () => {
  const before = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].join('\n')

  expect(body({ 'a.yml': before }, { 'a.yml': before.replace('2', 'two').replace('9', 'nine') })).toBe(
    '  ["a.yml"]\n    1\n-   2\n+   two\n    3\n    4\n    …\n    7\n    8\n-   9\n+   nine\n',
  )
})

test('no line of a text is shown twice', () => {
  const before = ['1', '2', '3', '4', '5'].join('\n')

  expect(body({ a: before }, { a: before.replace('1', 'one').replace('5', 'five') })).toBe('  a\n-   1\n+   one\n    2\n    3\n    4\n-   5\n+   five\n')
})

test('a line break that comes or goes at the end of a text is said', () => {
  expect(body({ a: 'x\ny' }, { a: 'x\ny\n' })).toBe('  a\n    (only the line break at the end differs)\n')
})

test('of a long line only what differs is shown', () => {
  const shown = body({ a: `${'x'.repeat(1000)}before${'y'.repeat(1000)}` }, { a: `${'x'.repeat(1000)}after${'y'.repeat(1000)}` })

  expect(shown).toBe(`  a\n-   …${'x'.repeat(30)}before${'y'.repeat(30)}…\n+   …${'x'.repeat(30)}after${'y'.repeat(30)}…\n`)
})

test('a part that is added is shown as YAML, and what is folded is counted', () => {
  expect(body({}, { spec: { a: { b: ['x', { c: 1, d: [] }] }, text: 'l1\nl2\n' } })).toBe(
    '  spec\n+   a:\n+     b:\n+       - x\n+       - c: 1\n+         d: []\n+   text: |\n+     l1\n+     l2\n',
  )
  expect(body({}, { list: Array.from({ length: 100 }, (_, index) => index) })).toContain('    … 60 more lines: --output json\n')
})

test('objects that change alike are told once, after the others, with their count and names', () => {
  const changes = compare(
    [...['a', 'b', 'c'].map((name) => object('Role', name, { y: 'x-1' })), object('Role', 'own', { x: 1 })],
    [...['a', 'b', 'c'].map((name) => object('Role', name, { y: 'x-2' })), object('Role', 'own', { x: 2 })],
  )

  expect(text(changes)).toBe('~ Role shop/own\n  x\n-   1\n+   2\n~ 3 objects change alike\n  Role shop/a, Role shop/b, Role shop/c\n  y\n-   x-1\n+   x-2\n')
})

test('objects in which only a version label moves come last, counted and named, with what moved', () => {
  const changes = compare(
    [...['a', 'b'].map((name) => object('Role', name, labels('x-1'))), object('Role', 'own', { ...labels('x-1'), x: 1 })],
    [...['a', 'b'].map((name) => object('Role', name, labels('x-2'))), object('Role', 'own', { ...labels('x-2'), x: 2 })],
  )

  expect(text(changes)).toBe(
    '~ Role shop/own\n  x\n-   1\n+   2\n  folded: 1 version label (x-1 → x-2)\n' +
      '~ 2 objects change only in version labels: --all\n  Role shop/a, Role shop/b\n  2 version labels (x-1 → x-2)\n',
  )
})

test('what is folded is shown where all of it is asked for', () => {
  const shown = report(outcome({ changes: update('Role', labels('x-1'), labels('x-2')), isWhole: true }), 'text', style)

  expect(shown).toBe('~ Role shop/a\n  metadata.labels["helm.sh/chart"]\n-   x-1\n+   x-2\n')
})

test('pods that are replaced for a label are named, whatever is folded', () => {
  const changes = update('Deployment', labels('x-1'), labels('x-2')).map((change) => ({ ...change, lanes: ['Restart'] as const }))

  expect(text(changes)).toBe(`${'~ Deployment shop/a'.padEnd(64)}  lane Restart\n  folded: 1 version label (x-1 → x-2)\n`)
})

test('of an object that differs in many places those that somebody may miss come first, and the rest is counted', () => {
  const names = Array.from({ length: 20 }, (_, index) => `k${index + 10}`)
  const shown = body({ gone: 1 }, Object.fromEntries(names.map((name) => [name, 1])))

  expect(shown.split('\n')[0]).toBe('  gone')
  expect(shown).toContain('\n  … 9 more places: --all\n')
})

test('a renamed object is told as one, with what happens to it', () => {
  const content = { a: '1', b: '2', c: '3', d: '4' }
  const changes = compare([object('ConfigMap', 'web-5f6b7c', { data: content })], [object('ConfigMap', 'web-9d8c7b', { data: { ...content, d: '5' } })])

  expect(text(changes)).toBe('~ ConfigMap shop/web-5f6b7c → web-9d8c7b\n  renamed: the old one is deleted, and this one created\n  data.d\n-   "4"\n+   "5"\n')
})

const told = (environment: string, change: readonly Change[]) =>
  outcome({ changes: change }).changes.map((one) => ({ ...one, source: { ...nowhere, environment } }))

test('the same change of an object in several environments is told once, and what is only in one says so', () => {
  const [staging, production] = [update('Role', { x: 1, y: 1 }, { x: 2, y: 2 }), update('Role', { x: 1, y: 1 }, { x: 2, y: 1 })]
  const shown = report({ ...outcome({}), changes: [...told('staging', staging), ...told('production', production)] }, 'text', style)

  expect(shown).toBe('~ Role shop/a\n  in staging, production\n  x\n-   1\n+   2\n  y   only in staging\n-   1\n+   2\n')
})

test('of several environments, the one in which alone an object changes is named', () => {
  const [first, second] = [compare([object('Role', 'a', { x: 1 })], [object('Role', 'a', { x: 2 })]), compare([object('Role', 'b', { x: 1 })], [])]
  const shown = report({ ...outcome({}), changes: [...told('staging', first), ...told('production', second)] }, 'text', style)

  expect(shown).toBe('- Role shop/b\n  in production\n~ Role shop/a\n  in staging\n  x\n-   1\n+   2\n')
})

const script = (environment: string, ...edits: readonly (readonly [number, string])[]): JsonObject => {
  const lines = Array.from({ length: 30 }, (_, line) => `${environment === '' || line !== 20 ? 'step' : environment} ${line}`)
  return { data: { 'run.sh': `${edits.reduce((all, [line, edited]) => all.with(line, edited), lines).join('\n')}\n` } }
}

test.each(['text', 'markdown', 'html'] as const)(
  'lines of a text that change alike in several environments are told once, and those that do not apart, in %s',
  (format) => {
    const staging = update('ConfigMap', script('staging'), script('staging', [5, 'in both'], [25, 'in one']))
    const production = update('ConfigMap', script('production'), script('production', [5, 'in both']))
    const shown = report({ ...outcome({}), changes: [...told('staging', staging), ...told('production', production)] }, format, style)

    expect(shown.split('in both')).toHaveLength(2)
    expect(shown.split('in one')).toHaveLength(2)
    expect(shown.split('only in staging')).toHaveLength(2)
    expect(shown).not.toContain('only in production')
  },
)

test('a line that is its own beside one that is shared is not shown as if it stayed', () => {
  const staging = update('ConfigMap', script(''), script('', [5, 'in both'], [6, 'in one']))
  const production = update('ConfigMap', script(''), script('', [5, 'in both']))
  const shown = report({ ...outcome({}), changes: [...told('staging', staging), ...told('production', production)] }, 'text', style)

  expect(shown).toContain('+   in both\n+   in one\n')
  expect(shown).not.toMatch(/^ {4}in one/m)
})

const crd = (versions: readonly string[], format: string): JsonObject => ({
  spec: { versions: versions.map((name) => ({ name, schema: { openAPIV3Schema: { properties: { spec: { properties: { at: { format } } } } } } })) },
})

test.each(['text', 'markdown', 'html'] as const)('what differs alike in several versions of a CRD is one place in %s', (format) => {
  const change = update('CustomResourceDefinition', crd(['v1', 'v1beta1'], 'binary'), crd(['v1', 'v1beta1'], 'byte'))
  const shown = report(outcome({ changes: change }), format, style)

  expect(shown.split('spec.at.format')).toHaveLength(2)
  expect(shown).toContain('same in 2 versions')
})

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value))

test('whatever differs is shown, and what is equal is not', () => {
  assert(
    property(jsonValue({ maxDepth: 4 }), jsonValue({ maxDepth: 4 }), (left, right) => {
      const changes = update('ConfigMap', { value: plain(left), same: 'same' }, { value: plain(right), same: 'same' })
      const lines = text(changes).split('\n').slice(1, -1)

      expect(lines.length > 0).toBe(changes.length > 0)
      expect(lines).not.toContain('  same')
    }),
  )
})

test('the order of keys makes no difference to what is shown', () => {
  expect(body({ a: 1, b: { c: 1, d: 1 } }, { b: { d: 2, c: 2 }, a: 2 })).toBe(body({ b: { d: 1, c: 1 }, a: 1 }, { a: 2, b: { c: 2, d: 2 } }))
})

test('additions and removals are coloured whole lines', () => {
  const shown = report(outcome({ changes: update('Role', { x: 1 }, { x: 2 }) }), 'text', { ...style, hasColour: true })

  expect(shown).toContain('\u001b[31m-   1\u001b[39m\n\u001b[32m+   2\u001b[39m\n')
})

test('the worst lane comes first, and lanes stand at the right edge', () => {
  const [label, restart] = [
    compare([object('Role', 'a', { x: 1 })], [object('Role', 'a', { x: 2 })]),
    compare([object('Role', 'b', { y: 1 })], [object('Role', 'b', { y: 2 })]),
  ]
  const shown = report(
    outcome({
      changes: [
        ...label.map((change) => ({ ...change, lanes: ['Label'] as const })),
        ...restart.map((change) => ({ ...change, lanes: ['RBAC', 'Restart'] as const })),
      ],
    }),
    'text',
    style,
  )

  expect(shown.split('\n').filter((line) => line.startsWith('~'))).toEqual([
    `${'~ Role shop/b'.padEnd(64)}  lane RBAC, Restart`,
    `${'~ Role shop/a'.padEnd(64)}  lane Label`,
  ])
})

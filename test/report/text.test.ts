import { expect, test } from 'vitest'
import type { Style } from '../../src/report/report.ts'
import { finding, outcome, style, type Parts, report } from './builders.ts'

const text = (parts: Parts, given: Partial<Style> = {}): string => report(outcome(parts), 'text', { ...style, ...given })

const release = { name: 'istio-base', version: '1.30.0', objects: 17, changed: 16, added: 1, removed: 0, digest: '' }
const still = { ...release, name: 'accounts', version: '3.9.2', objects: 4, changed: 0, added: 0 }

test('nothing found and nothing to say is no text', () => {
  expect(text({})).toBe('')
})

test('the verdict and the next command come last', () => {
  const shown = text({
    verdict: 'warn',
    findings: [finding()],
    notes: [{ sign: 'info', text: 'Judged' }],
    summary: 'Ready, with 1 warning.',
    next: 'npm run apply',
  })

  expect(shown.split('\n').slice(-4)).toEqual(['· Judged', 'Ready, with 1 warning.', 'Next: npm run apply', ''])
})

test('a finding says fact, place, change, whom it hits, cure and rule, in aligned columns', () => {
  expect(text({ findings: [finding()] })).toBe(`✗ CRD        2 of 214 live VirtualServices hold a value the new CRD refuses
  object     CustomResourceDefinition virtualservices.networking.istio.io
  path       spec.http[].directResponse.body.bytes
  change     format: binary → byte, in v1, v1alpha3, v1beta1
  hits       payments/maintenance-page, shop/black-friday-fallback
  effect     new objects or edits fail
  why        Every write is validated against the format
  do         Encode both values as base64, apply them, then check again.
  rule       crd/format-changed (docs/rules/crd/format-changed.md)
`)
})

test('a waived finding says what, by whom, until when and why, and nothing in it moves the terminal', () => {
  const all = { text: '*', fits: () => true }
  const waiver = {
    rule: 'crd/format-changed',
    object: all,
    path: all,
    reason: 'seen\u001b[2J',
    owner: 'team-shop',
    expires: '2026-12-31',
    file: 'values/e/waivers.yml',
    line: 3,
  }

  expect(text({ waived: [{ finding: finding(), waiver }] })).toBe(`· Waived     2 of 214 live VirtualServices hold a value the new CRD refuses
  object     CustomResourceDefinition virtualservices.networking.istio.io
  rule       crd/format-changed
  by         team-shop until 2026-12-31, values/e/waivers.yml:3
  reason     seen\\u{1b}[2J
`)
})

test('what is said of the gate comes above all, whatever its severity', () => {
  const shown = text({ findings: [finding(), finding({ lane: 'Gate', severity: 'warn', message: 'The gate moves' })] })

  expect(shown).toMatch(/^! Gate {7}The gate moves\n/)
})

test('what a finding does not know is left out', () => {
  expect(text({ findings: [finding({ path: '', change: '', hits: [], severity: 'info' })] }))
    .toBe(`· CRD        2 of 214 live VirtualServices hold a value the new CRD refuses
  object     CustomResourceDefinition virtualservices.networking.istio.io
  effect     new objects or edits fail
  why        Every write is validated against the format
  do         Encode both values as base64, apply them, then check again.
  rule       crd/format-changed (docs/rules/crd/format-changed.md)
`)
})

test('findings come worst first: by severity, then by lane', () => {
  const findings = [
    finding({ severity: 'info', message: 'last' }),
    finding({ severity: 'warn', lane: 'Label', message: 'fourth' }),
    finding({ severity: 'warn', lane: 'CRD', message: 'third' }),
    finding({ lane: 'Mesh', message: 'second' }),
    finding({ lane: 'API', message: 'first' }),
  ]

  expect(
    text({ findings })
      .match(/first|second|third|fourth|last/g)
      ?.slice(0, 5),
  ).toEqual(['first', 'second', 'third', 'fourth', 'last'])
})

test('many hits are cut to the first few, and counted', () => {
  expect(text({ findings: [finding({ hits: ['a/1', 'a/2', 'a/3', 'a/4', 'a/5'] })] })).toContain('  hits       a/1, a/2, a/3, … 5 in all\n')
})

test('a screenful of findings names the blocking ones once more at its end', () => {
  const many = [finding({ message: 'The worst' }), ...Array.from({ length: 6 }, () => finding({ severity: 'warn', lane: 'Label', message: 'Only a label' }))]

  expect(text({ findings: many }).split('\n').slice(-3)).toEqual([
    '  rule       crd/format-changed (docs/rules/crd/format-changed.md)',
    '✗ CRD        The worst',
    '',
  ])
  expect(text({ findings: many.slice(0, 2) }).match(/The worst/g)).toHaveLength(1)
})

test('long values wrap at spaces below their column, names stay whole, paths break after a dot', () => {
  const shown = text({ findings: [finding({ hits: [] })] }, { width: 44 })

  expect(shown).toBe(`✗ CRD        2 of 214 live VirtualServices
             hold a value the new CRD
             refuses
  object     CustomResourceDefinition virtualservices.networking.istio.io
  path       spec.http[].directResponse.
             body.bytes
  change     format: binary → byte, in v1,
             v1alpha3, v1beta1
  effect     new objects or edits fail
  why        Every write is validated
             against the format
  do         Encode both values as base64,
             apply them, then check again.
  rule       crd/format-changed
             (docs/rules/crd/format-changed.md)
`)
})

test('releases are a table, and a name that is too long is shortened in its middle', () => {
  expect(text({ verb: 'render', environments: [{ name: 'prod-eu', releases: [release, still] }] })).toBe(`prod-eu               objects  changed  added  removed
~ istio-base  1.30.0       17       16      1        0
✓ accounts    3.9.2         4        0      0        0  unchanged
`)
  expect(text({ environments: [{ name: 'e', releases: [{ ...release, name: `${'a'.repeat(40)}${'z'.repeat(40)}` }] }] })).toMatch(/~ a+…z+ {2}1\.30\.0 /)
})

test('below 60 columns the table becomes name: value lines', () => {
  expect(text({ environments: [{ name: 'prod-eu', releases: [release] }] }, { width: 59 })).toBe(`prod-eu
~ istio-base 1.30.0
  objects: 17
  changed: 16
  added: 1
  removed: 0
`)
})

test('an environment in which nothing moved is one line, where the verb is about releases', () => {
  const environments = [{ name: 'prod-eu', releases: [still, still] }]

  expect(text({ verb: 'render', environments })).toBe('✓ prod-eu: 2 releases, 8 objects, unchanged\n')
  expect(text({ verb: 'check', environments })).toBe('')
})

test('notes show their sign and their details', () => {
  const notes: Parts['notes'] = [
    {
      sign: 'block',
      text: 'prod-eu may not list virtualservices',
      details: [
        { label: 'do', text: 'kubectl apply -f docs/rbac/reader.yml' },
        { label: 'because', text: 'x' },
      ],
    },
    { sign: 'plain', text: 'ConfigMap shop/a unchanged' },
    { sign: 'pass', text: 'git 2.47' },
  ]

  expect(text({ notes })).toBe(`✗ prod-eu may not list virtualservices
  do       kubectl apply -f docs/rbac/reader.yml
  because  x
  ConfigMap shop/a unchanged
✓ git 2.47
`)
})

test('every sign has an ASCII form, and nothing else moves out of line', () => {
  const notes = (['block', 'warn', 'info', 'pass', 'changed', 'added', 'deleted', 'plain'] as const).map((sign) => ({ sign, text: 'a → b…' }))

  expect(text({ notes }, { isAscii: true }).split('\n')).toEqual([
    'x  a -> b...',
    '!  a -> b...',
    '.  a -> b...',
    'ok a -> b...',
    '~  a -> b...',
    '+  a -> b...',
    '-  a -> b...',
    '   a -> b...',
    '',
  ])
})

test('colour changes no word', () => {
  const parts: Partial<Parts> = {
    verdict: 'block',
    findings: [finding()],
    notes: [{ sign: 'pass', text: 'a' }],
    environments: [{ name: 'e', releases: [release] }],
    summary: 'Blocked: 1 finding.',
  }
  const coloured = text(parts, { hasColour: true })

  // eslint-disable-next-line no-control-regex -- the sequences that colour text are what is taken out here
  expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(text(parts))
  expect(coloured).toContain('\u001b[31m✗\u001b[39m CRD')
  expect(coloured).toContain('\u001b[31mBlocked\u001b[39m: 1 finding.')
  expect(text(parts)).not.toContain('\u001b')
})

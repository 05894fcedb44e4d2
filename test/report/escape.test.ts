import { array, assert, constantFrom, oneof, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import type { Outcome } from '../../src/model/outcome.ts'
import { formats, isFormat } from '../../src/report/report.ts'
import { finding, object, outcome, style, update, report, reportFailure } from './builders.ts'
import { changed, extra, field, missing, writer } from './drift-builders.ts'
import { faultsIn, harmIn } from './strict.ts'

// Pieces that do harm alone, at the start of a line, or joined to a neighbour.
const pieces = [
  '::error::',
  ':',
  '##[',
  '##',
  '[',
  'SPINNAKER_PROPERTY_X=1',
  'SPINNAKER_CONFIG_JSON={}',
  '\n',
  '\r',
  ' ',
  '\t',
  '\u001b[2J',
  '\u009b',
  '\u2028',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ud800',
  'a',
  '- ',
  '"',
  '\\',
  '\\u{1b}',
]
const hostile = oneof(
  array(constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
  string({ unit: 'binary' }),
)

/** Everything in an outcome that comes from outside, filled with these texts. */
const filled = ([a, b, c]: readonly [string, string, string]): Outcome =>
  outcome({
    verb: 'render',
    verdict: 'warn',
    environments: [
      {
        name: a,
        releases: [{ name: b, version: c, objects: 1, added: 1, changed: 0, removed: 0, digest: a }],
        plan: {
          against: 'live',
          revision: b,
          leaving: [{ group: a, version: b, kind: c, namespace: a, name: b }],
          keeping: [{ object: { group: a, version: b, kind: c, namespace: a, name: b }, why: c }],
          isPruning: true,
          waves: [{ name: c, waitsFor: 'ready', still: 1, objects: [{ object: { group: c, version: a, kind: b, namespace: c, name: a }, does: 'change' }] }],
        },
      },
    ],
    changes: [
      ...update(
        'ConfigMap',
        { data: { [a]: b, list: [{ name: b, x: 1 }], text: a } },
        { data: { [c]: a, list: [{ name: b, x: c }, { name: `${b}1` }], text: `${b}\n${c}\n` } },
      ),
      { kind: 'create', id: object(a, b).id, after: object(a, b) },
      { kind: 'delete', id: object(c, a).id, before: object(c, a) },
    ],
    findings: [
      finding({
        object: { group: a, version: b, kind: c, namespace: a, name: b },
        path: a,
        message: b,
        change: c,
        hits: [a, b, c],
        action: b,
        rule: c,
        why: a,
        source: { environment: a, release: b, file: c },
        place: { file: a, line: 7 },
        causes: ['chart'],
      }),
      finding({ source: { environment: b, release: c, file: a } }),
    ],
    drift: [
      missing(a, b),
      extra(b, c, writer({ manager: a, operation: b, time: c, subresource: a, apiVersion: b })),
      changed(
        c,
        [
          field({ path: a, pointer: b, desired: c, live: a, manager: b, operation: c, time: a, subresource: c }),
          field({ path: b, pointer: c, desired: [a], live: { [b]: c }, manager: c, operation: a, time: b, setBy: { commit: a, author: b, time: c } }),
          field({ manager: '', certainty: 'unknown', others: [writer({ manager: a, time: b })], obstacle: c }),
          field({ certainty: 'probable', apiVersion: a }),
        ],
        [{ op: 'replace', path: a, value: b }],
      ),
      { kind: 'terminating', id: object(b, a).id, live: object(b, a), time: c, finalizers: [a, b] },
    ],
    hiddenDrift: [{ rule: a, reason: b, places: [{ id: object(a, b).id, path: c, manager: a }] }],
    driftHints: [{ ...writer({ manager: a, time: b }), id: object(b, c).id, path: c, text: a }],
    mesh: {
      proxies: [],
      effects: [
        {
          environment: a,
          kind: 'target-changed',
          severity: 'block',
          flag: b,
          subject: c,
          before: a,
          after: b,
          message: c,
          why: a,
          source: object(a, b).id,
          classes: [{ name: c, workloads: 1 }],
        },
      ],
      same: { clusters: 1, listeners: 2, routes: 3 },
      graph: {
        paths: [
          {
            environment: a,
            severity: 'block',
            flag: b,
            brokenAt: 'cluster',
            caller: { name: c, workloads: 0 },
            route: { name: { before: a, after: b }, detail: { before: c, after: a } },
            cluster: { name: { before: b, after: c }, detail: { before: a, after: b } },
            endpoints: { before: c, after: a },
          },
        ],
        more: 1,
      },
      unknown: [a],
    },
    notes: [{ sign: 'plain', text: c, details: [{ label: a, text: b }] }],
    summary: a,
    next: b,
  })

const failure = ([a, b, c]: readonly [string, string, string]) => ({
  code: 'tool-failed',
  message: a,
  hint: b,
  exitCode: 3,
  problems: [{ file: c, line: 1, column: 2, path: a, message: b, hint: c }],
})

const texts = tuple(hostile, hostile, hostile)

test.each([
  { isAscii: false, width: 80 },
  { isAscii: true, width: 30 },
])('T16: no text from outside moves the terminal or is a command in a text report, %j', (given) => {
  assert(
    property(texts, (some) => {
      expect(harmIn(report(filled(some), 'text', { ...style, ...given }))).toEqual([])
      expect(harmIn(report({ ...filled(some), verb: 'plan' }, 'text', { ...style, ...given }))).toEqual([])
      expect(harmIn(reportFailure(failure(some), 'render', { format: 'text', style: { ...style, ...given } }))).toEqual([])
    }),
  )
})

const findingsIn = (text: string): readonly object[] => {
  const { findings }: { readonly findings: readonly object[] } = JSON.parse(text)
  return findings
}

test('T16: no text from outside moves the terminal or is a command in a JSON report, and its readers get it exactly', () => {
  assert(
    property(texts, (some) => {
      const text = report(filled(some), 'json', style)

      expect(harmIn(text)).toEqual([])
      const [path, message, change] = some
      expect(JSON.parse(text)).toMatchObject({ summary: path, next: message })
      expect(findingsIn(text)).toContainEqual(expect.objectContaining({ path, message, change, hits: some }))
    }),
  )
})

test.each(formats.filter(isFormat))('T16: whatever the texts from outside, %s is read strictly and nothing in it is forged', (format) => {
  assert(
    property(texts, (some) => {
      const printed = report(filled(some), format, style)

      expect(faultsIn(format, printed)).toEqual([])
      expect(faultsIn(format, reportFailure(failure(some), 'render', { format, style }))).toEqual([])
      expect(format !== 'spinnaker' || (printed.trimEnd().split('\n').at(-1) ?? '').length < 8_000).toBe(true)
    }),
  )
})

const shown = (summary: string): string => report(outcome({ summary }), 'text', style)

test('what is escaped stays visible', () => {
  expect(shown('a\u001b[2Jb\u202ec')).toBe('a\\u{1b}[2Jb\\u{202e}c\n')
  expect(shown('::error::x')).toBe('\\u{3a}:error::x\n')
  expect(shown('see ##[error] and SPINNAKER_PROPERTY_A=1')).toBe('see ##\\u{5b}error] and SPINNAKER\\u{5f}PROPERTY_A=1\n')
})

test('text that looks escaped already cannot be taken for ours', () => {
  expect(shown('\\u{1b}')).toBe('\\u{5c}u{1b}\n')
})

test('ordinary text is left as it is, in any script', () => {
  expect(shown('std::x at ::1, naïve 日本 ✓ {x}')).toBe('std::x at ::1, naïve 日本 ✓ {x}\n')
})

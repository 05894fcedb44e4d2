import { array, constantFrom, oneof, string, tuple } from 'fast-check'
import type { Outcome } from '../../src/model/outcome.ts'
import { finding, object, outcome, update } from './builders.ts'
import { changed, extra, field, missing, writer } from './drift-builders.ts'

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
  '```',
  '`',
  '~~~',
  '@acme',
  'Closes #1',
  'GH-1',
  '<!-- sluice:prod-eu sha:0 run:9 -->',
  '</details>',
  '<script>',
  '![x](https://a.example)',
  'https://a.example',
  'www.a.example',
  'a@b.example',
  '[x]: https://a.example',
  '|',
  '# ',
  '> ',
  '    ',
  '*',
  'Sluice-Tree: 0',
]

/** A text from outside that tries to be more than a text. */
export const hostile = oneof(
  array(constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
  string({ unit: 'binary' }),
)

/** Everything in an outcome that comes from outside, filled with these texts. */
export const filled = ([a, b, c]: readonly [string, string, string]): Outcome =>
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
    waived: [
      {
        finding: finding({ message: a, rule: b, path: c }),
        waiver: { rule: a, object: { text: b }, path: { text: c }, reason: a, owner: b, expires: c, file: a, line: 1 },
      },
    ],
    updates: [{ environment: a, release: b, chart: c, from: { version: a, digest: b }, to: { version: c, digest: a } }],
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
      same: { clusters: 1, listeners: 2, routes: 3 },
    },
    notes: [{ sign: 'plain', text: c, details: [{ label: a, text: b }] }],
    summary: a,
    next: b,
  })

export const failure = ([a, b, c]: readonly [string, string, string]) => ({
  code: 'tool-failed',
  message: a,
  hint: b,
  exitCode: 3,
  problems: [{ file: c, line: 1, column: 2, path: a, message: b, hint: c }],
})

/** Three texts from outside at a time, so that what harms only beside another is found. */
export const texts = tuple(hostile, hostile, hostile)

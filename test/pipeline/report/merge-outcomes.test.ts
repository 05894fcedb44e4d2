import { array, assert, constantFrom, integer, property, record, shuffledSubarray, string, tuple, type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import type { Outcome } from '../../../src/model/outcome.ts'
import { mergeOutcomes } from '../../../src/pipeline/report/merge-outcomes.ts'
import { finding, outcome } from '../../report/builders.ts'
import { manyBroken, renamedPort } from '../../report/mesh-outcome.ts'

/** What one part found, without saying which part it is. */
const content: Arbitrary<Outcome> = record({
  verdict: constantFrom('pass', 'warn', 'block'),
  names: array(string({ maxLength: 3 }), { maxLength: 3 }),
  notes: array(string(), { maxLength: 3 }),
}).map(({ verdict, names, notes }) =>
  outcome({
    verb: 'check',
    verdict,
    exitCode: verdict === 'block' ? 11 : 0,
    findings: names.map((name) => finding({ path: name, severity: verdict === 'block' ? 'block' : 'warn' })),
    waived: [],
    notes: notes.map((text) => ({ sign: 'info', text })),
  }),
)

/** All parts of a run, in order, each with an environment of its own. */
const run = array(content, { minLength: 1, maxLength: 6 }).map((contents) => contents.map((part, place) => asShard(part, place + 1, contents.length)))

const asShard = (part: Outcome, index: number, count: number): Outcome => ({
  ...part,
  environments: [{ name: `e${index}`, releases: [], token: `t${index}` }],
  shards: { of: 'run', count, have: [index], verdict: part.verdict, exitCode: part.exitCode },
})

const ranks = ['pass', 'warn', 'block'] as const

/** What one run over everything would have found. */
const wholeOf = (parts: readonly Outcome[]): Outcome => {
  const verdict = ranks.findLast((rank) => parts.some((part) => part.verdict === rank)) ?? 'pass'
  return {
    ...outcome({ verb: 'check' }),
    verdict,
    exitCode: verdict === 'block' ? 11 : 0,
    environments: parts.flatMap((part) => part.environments),
    findings: parts.flatMap((part) => part.findings),
    waived: [],
    notes: parts.flatMap((part) => part.notes),
  }
}

const found = ({ verdict, exitCode, environments, findings, waived, notes }: Outcome) => ({ verdict, exitCode, environments, findings, waived, notes })

test('P12: the merge of all shards is what the whole would have found, in whatever order they come', () => {
  assert(
    property(
      run.chain((parts) => tuple(shuffledSubarray(parts, { minLength: parts.length }), constantFrom(parts))),
      ([shuffled, parts]) => {
        expect(found(mergeOutcomes(shuffled))).toEqual(found(mergeOutcomes([wholeOf(parts)])))
      },
    ),
  )
})

test('P12: it makes no difference which shards were merged before', () => {
  assert(
    property(run, integer({ min: 0, max: 6 }), (parts, at) => {
      const [early, late] = [parts.slice(0, at), parts.slice(at)]
      const halves = [early, late].filter((half) => half.length > 0).map(mergeOutcomes)

      expect(mergeOutcomes(halves)).toEqual(mergeOutcomes(parts))
    }),
  )
})

test('P12: each shard that is missing blocks and is named, whatever the others say', () => {
  assert(
    property(
      run
        .filter((parts) => parts.length > 1)
        .chain((parts) => tuple(shuffledSubarray(parts, { minLength: 1, maxLength: parts.length - 1 }), constantFrom(parts))),
      ([some, parts]) => {
        const merged = mergeOutcomes(some)
        const missing = parts.filter((part) => !some.includes(part)).map((part) => `${part.shards?.have[0]}/${parts.length}`)

        expect(merged).toMatchObject({ verdict: 'block', exitCode: 11 })
        expect(merged.findings.filter(({ rule }) => rule === 'gate/shard-missing').map(({ object }) => object.name)).toEqual(missing.toSorted())
      },
    ),
  )
})

const [first, second] = [1, 2].map((index) => asShard(outcome({ verb: 'check', verdict: 'pass' }), index, 2))
if (first === undefined || second === undefined) throw new Error('There are two shards')

const drifted = (exitCode: number): Outcome => ({ ...outcome({ verb: 'drift', exitCode, drift: [] }) })

test('a drift that was seen counts more than an object that could not be tried, as in one run', () => {
  expect(mergeOutcomes([drifted(3), drifted(10), drifted(0)])).toMatchObject({ exitCode: 10, verdict: null })
})

test('a token for a part of an environment is none for the whole of it', () => {
  const parts = [first, second].map((part, index) => ({
    ...part,
    environments: [{ name: 'e', releases: [{ name: `r${index}`, version: '', objects: 1, added: 0, changed: 0, removed: 0, digest: '' }], token: 't' }],
  }))

  expect(mergeOutcomes(parts).environments).toMatchObject([{ name: 'e', releases: [{ name: 'r0' }, { name: 'r1' }] }])
  expect(mergeOutcomes(parts).environments[0]).not.toHaveProperty('token')
})

test.each([
  ['one shard twice', [first, first]],
  ['shards of two runs', [first, { ...second, shards: { of: 'other', count: 2, have: [2], verdict: null, exitCode: 0 } }]],
  ['results of two verbs', [first, { ...second, verb: 'drift' }]],
  ['results of a verb that works on one environment', [{ ...first, verb: 'plan' }]],
])('%s cannot be merged', (_what, parts) => {
  expect(() => mergeOutcomes(parts)).toThrow(expect.objectContaining({ code: 'input-invalid' }))
})

test('what changes do to the mesh is one list, worst first, and the worst twelve paths, in whatever order the parts come', () => {
  const parts = [renamedPort, manyBroken(15)]

  const { mesh } = mergeOutcomes(parts)

  expect(mesh).toEqual(mergeOutcomes(parts.toReversed()).mesh)
  expect(mesh?.effects.map(({ severity }) => severity)).toEqual([...Array.from({ length: 16 }, () => 'block'), 'info'])
  expect(mesh?.graph.paths.length).toBe(12)
  expect(mesh?.graph.more).toBe(15 + 3 - 12)
})

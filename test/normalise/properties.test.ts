import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { isList, isObject, type Json, type JsonObject, toJsonText } from '../../src/model/json.ts'
import { dump, dumpStream } from '../../src/normalise/normalise.ts'
import { buildOracle, hasGo, type Oracle, whyNoOracle } from '../oracle/oracle.ts'
import { inNormalForm, value } from './manifests.ts'

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('yes', '0755', '1e3', '~', '12:30', '<<', 'a\nb\n', ' a', '80'))

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(text, tie('json'), { maxKeys: 3 }),
  ),
}))

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)

/** Objects of several phases, scopes and groups, each with an identity of its own. */
const objects = fc.uniqueArray(
  fc.record({
    type: fc.constantFrom(
      { apiVersion: 'v1', kind: 'ConfigMap' },
      { apiVersion: 'v1', kind: 'Namespace' },
      { apiVersion: 'apps/v1', kind: 'Deployment' },
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
      { apiVersion: 'example.com/v1', kind: 'Sample' },
    ),
    name,
    rest: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,6}$/).filter((key) => !['kind', 'items', 'metadata', 'status'].includes(key)),
      json,
      { maxKeys: 4 },
    ),
  }),
  { selector: ({ type, name: own }) => `${type.kind}/${own}`, minLength: 1, maxLength: 6 },
)

type Drawn = typeof objects extends fc.Arbitrary<infer Value> ? Value : never

const bodiesOf = (drawn: Drawn): readonly JsonObject[] => drawn.map(({ type, name: own, rest }) => ({ ...rest, ...type, metadata: { name: own } }))

/** As JSON is written for YAML's sake: what YAML 1.1 takes for a line break stands as an escape, since raw it is refused. */
const streamOf = (documents: readonly Json[]): string =>
  documents
    .map((document) => toJsonText(document).replace(/[\u0085\u2028\u2029]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`))
    .join('\n---\n')

const normalForm = (stream: string): string => dumpStream(value(inNormalForm(`${stream}\n`)))

test('property P1: what is in normal form stays as it is', () => {
  fc.assert(
    fc.property(objects, (drawn) => {
      const once = normalForm(streamOf(bodiesOf(drawn)))

      expect(normalForm(once)).toBe(once)
    }),
  )
})

test('property P2: the order of documents and keys and the nesting of Lists change no byte', () => {
  const shuffled = objects.chain((drawn) => fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length }), fc.nat()))
  fc.assert(
    fc.property(shuffled, ([drawn, moved, cut]) => {
      const bodies = bodiesOf(moved).map(withKeysReversed)
      const [outer, inner] = [bodies.slice(0, cut % (bodies.length + 1)), bodies.slice(cut % (bodies.length + 1))]
      const list = { apiVersion: 'v1', kind: 'List', items: [...outer, { apiVersion: 'v1', kind: 'List', items: inner }] }

      expect(normalForm(streamOf([list]))).toBe(normalForm(streamOf(bodiesOf(drawn))))
    }),
  )
})

function withKeysReversed(body: Json): Json {
  if (isList(body)) return body.map(withKeysReversed)
  if (!isObject(body)) return body
  return Object.fromEntries(
    Object.entries(body)
      .toReversed()
      .map(([key, item]) => [key, withKeysReversed(item)]),
  )
}

describe.skipIf(!hasGo)(`beside Kubernetes' parser${hasGo ? '' : ` (skipped: ${whyNoOracle})`}`, () => {
  let oracle: Oracle
  beforeAll(() => {
    oracle = buildOracle()
  })

  test("property P4: Kubernetes reads from our file what it reads from helm's text", () => {
    const samples = fc.sample(objects, { numRuns: 1000, seed: 20_261_126 }).flatMap(bodiesOf)
    const given = samples.map((body) => toJsonText(body))
    const written = given.map((document) =>
      value(inNormalForm(`${document}\n`, { namespace: '' }))
        .map(dump)
        .join(''),
    )

    const [theirs, ours] = [oracle('values', given), oracle('values', written)]
    // As YAML it does not read every JSON text: a raw U+2028 ends a line there.
    const isRead = theirs.map(({ ok }) => ok)
    expect(isRead.filter(Boolean).length).toBeGreaterThan(3000)
    expect(ours.filter((_, index) => isRead[index])).toEqual(theirs.filter(({ ok }) => ok))
  })
})

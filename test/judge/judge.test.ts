import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../../src/judge/judge.ts'
import type { Json, JsonObject } from '../../src/model/json.ts'
import { isList, isObject } from '../../src/model/json.ts'
import { crd, judgeCrds, judgeField, shop, shops, version } from './builders.ts'
import { files, manifestOf } from './manifests.ts'

const text = { type: 'string' }
const integer = { type: 'integer' }
const unit = { ...text, 'x-kubernetes-unit': 'm' }
const of = (schema: JsonObject) => crd({ versions: [version('v1', { a: schema })] })
const versions = (schemas: readonly JsonObject[]) => schemas.map((schema, index) => version(`v${index + 1}`, { a: schema }, { storage: index === 0 }))

function nested(depth: number, leaf: JsonObject, wrap: (inner: JsonObject) => JsonObject): JsonObject {
  let schema = leaf
  for (let level = 0; level < depth; level += 1) schema = wrap(schema)
  return schema
}

test('a CRD that does not exist yet is judged by nothing', () => {
  expect(judge({ base: [], desired: [crd({ versions: [version('v1', { a: text })] })], cluster: files() })).toEqual([])
})

test('the same CRD again is no finding', () => {
  const same = crd({ versions: [version('v1', { a: text })] })

  expect(judgeCrds(same, same)).toEqual([])
})

test('what lives counts, not what was committed before', () => {
  expect(judge({ base: [of(integer)], desired: [of(integer)], cluster: files({ crds: [of(text)] }) })).toMatchObject([
    { rule: 'crd/type-changed', change: 'string → integer' },
  ])
  expect(judge({ base: [of(text)], desired: [of(integer)], cluster: files() })).toMatchObject([{ rule: 'crd/type-changed' }])
})

test('findings come worst first, then by lane, object and path', () => {
  const namespace = manifestOf({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } })
  const before = crd({ versions: [version('v1', { b: text, a: text, c: integer })] })
  const after = crd({ versions: [version('v1', { c: { type: 'number' } })] })
  const findings = judge({ base: [namespace], desired: [after], cluster: files({ crds: [before] }) })

  expect(findings.map(({ severity, lane, path }) => [severity, lane, path])).toEqual([
    ['block', 'CRD', 'spec.a'],
    ['block', 'CRD', 'spec.b'],
    ['block', 'Data loss', ''],
    ['warn', 'CRD', 'spec.c'],
  ])
})

describe('several versions', () => {
  test('the same change in several of them is one finding that names them', () => {
    const findings = judgeCrds(crd({ versions: versions([text, text, text]) }), crd({ versions: versions([integer, text, integer]) }))

    expect(findings).toMatchObject([{ rule: 'crd/type-changed', path: 'spec.a' }])
    expect(findings[0]?.message).toMatch(/, in v1, v3$/)
  })

  test('different changes stay different findings', () => {
    const findings = judgeCrds(crd({ versions: versions([text, text]) }), crd({ versions: versions([integer, { type: 'boolean' }]) }))

    expect(findings.map((finding) => finding.change)).toEqual(['string → boolean', 'string → integer'])
  })

  test('live objects count for every version where nothing converts', () => {
    const live = shops([shop('corner', { a: 'x' })])
    const found = judgeCrds(crd({ versions: versions([text, text]) }), crd({ versions: versions([text, integer]) }), live)

    expect(found).toMatchObject([{ hits: ['default/corner'] }])
  })

  test('where a webhook converts, objects read at another version prove nothing', () => {
    const conversion = { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { url: 'https://x' } } }
    const found = judgeCrds(
      crd({ versions: versions([text, text]), conversion }),
      crd({ versions: versions([text, integer]), conversion }),
      shops([shop('corner', { a: 'x' })]),
    )

    expect(found).toMatchObject([{ severity: 'block', hits: [] }])
    expect(found[0]?.message).not.toContain('none of')
  })
})

test('a list without live objects of a kind is not a list of none', () => {
  expect(judgeField(text, integer)[0]?.message).not.toContain('none of')
})

describe('attacks', () => {
  const shapes: readonly [string, (inner: JsonObject) => JsonObject][] = [
    ['properties', (inner) => ({ type: 'object', properties: { a: inner } })],
    ['items', (inner) => ({ type: 'array', items: inner })],
    ['map values', (inner) => ({ type: 'object', additionalProperties: inner })],
    ['not', (inner) => ({ type: 'object', not: inner })],
    ['defaults', (inner) => ({ type: 'object', default: inner })],
  ]

  test.each(shapes)('a schema of 3,000 levels of %s is judged', (_name, wrap) => {
    expect(judgeField(nested(3000, text, wrap), nested(3000, integer, wrap))).toHaveLength(1)
  })

  test('an enum of 100,000 values is compared without going through it for each', () => {
    const values = Array.from({ length: 100_000 }, (_, index) => `value-${index}`)

    expect(judgeField({ ...text, enum: values }, { ...text, enum: values.toReversed() })).toEqual([])
  })
})

test('the order of keys and of objects changes nothing', () => {
  const before = [crd({ versions: [version('v1', { a: text, b: { type: 'object', properties: { c: unit, d: integer } } })] })]
  const after = crd({ versions: [version('v1', { b: { type: 'object', properties: { d: text, c: text }, required: ['c'] }, e: text })] })
  const namespaces = ['x', 'y', 'z'].map((name) => manifestOf({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }))
  const expected = judge({ base: namespaces, desired: [after], cluster: files({ crds: before }) })

  fc.assert(
    fc.property(fc.shuffledSubarray(namespaces, { minLength: 3 }), fc.infiniteStream(fc.nat()), (base, chances) => {
      const shuffled = manifestOf(shuffleKeys(after.body, chances))

      expect(judge({ base, desired: [shuffled], cluster: files({ crds: before }) })).toEqual(expected)
    }),
  )
})

function shuffleKeys(value: JsonObject, chances: fc.Stream<number>): JsonObject {
  const keyed = Object.entries(value).map(([key, inner]) => ({ key, inner, at: chances.next().value }))
  const shuffled = keyed.toSorted((left, right) => left.at - right.at)
  return Object.fromEntries(shuffled.map(({ key, inner }) => [key, shuffleInside(inner, chances)]))
}

function shuffleInside(value: Json, chances: fc.Stream<number>): Json {
  if (isList(value)) return value.map((item) => shuffleInside(item, chances))
  return isObject(value) ? shuffleKeys(value, chances) : value
}

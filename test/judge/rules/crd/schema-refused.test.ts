import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, judgeField, version } from '../../builders.ts'

const list = (rest: JsonObject = {}) => ({ type: 'array', items: { type: 'string' }, ...rest })
const rule = 'crd/schema-refused'
const object = (rest: JsonObject) => ({ type: 'object', properties: { a: { type: 'string' } }, ...rest })

test('a keyword that structural schemas must not have blocks when it comes, not when it goes', () => {
  expect(judgeField(list(), list({ uniqueItems: true }))).toMatchObject([{ rule, severity: 'block', path: 'spec.field' }])
  expect(judgeField(list({ uniqueItems: true }), list())).toEqual([])
  expect(judgeField(list(), list({ uniqueItems: false }))).toEqual([])
})

test('a node that loses its type blocks', () => {
  expect(judgeField({ type: 'string' }, {})).toMatchObject([{ rule, severity: 'block' }])
})

test('properties beside additionalProperties block, and so does additionalProperties: false', () => {
  expect(judgeField(object({}), object({ additionalProperties: { type: 'string' } }))).toMatchObject([{ rule, severity: 'block' }])
  expect(judgeField(object({}), object({ additionalProperties: false }))).toMatchObject([{ rule, severity: 'block' }])
})

test('what was refused before already is not reported', () => {
  expect(judgeField(list({ uniqueItems: true, maxItems: 3 }), list({ uniqueItems: true, maxItems: 4 }))).toEqual([])
})

const text = (rest: JsonObject) => ({ type: 'string', ...rest })

test('a default that its own schema does not take blocks, wherever the change is', () => {
  expect(judgeField(text({ maxLength: 1 }), text({ maxLength: 1, default: 'ab' }))).toContainEqual(expect.objectContaining({ rule, severity: 'block' }))
  expect(judgeField(object({}), object({ default: { a: 1 } }))).toContainEqual(expect.objectContaining({ rule }))
  expect(judgeField(object({}), object({ default: { unknown: 'x' } }))).toContainEqual(expect.objectContaining({ rule }))
  expect(judgeField(object({ oneOf: [{ required: ['a'] }] }), object({ oneOf: [{ required: ['a'] }], default: {} }))).toContainEqual(
    expect.objectContaining({ rule }),
  )
  expect(judgeField({ type: 'number', multipleOf: 2 }, { type: 'number', multipleOf: 2, default: 1.5 })).toContainEqual(expect.objectContaining({ rule }))
  expect(judgeField(text({ pattern: '^a' }), text({ pattern: '^a', default: 'b' }))).toContainEqual(expect.objectContaining({ rule }))
})

test('a default that fits, or of which only the API server can tell, is no refusal', () => {
  const fine = [{ type: 'string', default: 'a' }, { type: 'integer', multipleOf: 2, default: 4 }, object({ required: ['a'], default: { a: 'x' } })]
  const open = { type: 'string', format: 'date', default: 'a' }

  // An unquoted y or n, to other readers of YAML.
  const unquoted = { type: 'string', default: true }

  for (const after of [...fine, open, unquoted]) expect(judgeField({ ...after, default: 'none' }, after).filter((finding) => finding.rule === rule)).toEqual([])
})

const keyed = (name: JsonObject, required: readonly string[]) =>
  list({
    items: { type: 'object', required, properties: { name, other: { type: 'string' } } },
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name'],
  })

test('a key of a list map must be required or have a default, be a scalar and never null', () => {
  const before = keyed({ type: 'string' }, ['name'])

  expect(judgeField(before, keyed({ type: 'string' }, []))).toMatchObject([{ rule, severity: 'block', path: 'spec.field' }])
  expect(judgeField(before, keyed({ type: 'string', default: 'a' }, [])).filter((finding) => finding.rule === rule)).toEqual([])
  expect(judgeField(before, keyed({ type: 'string', nullable: true }, ['name']))).toContainEqual(expect.objectContaining({ rule }))
})

test('a set of objects that are not atomic blocks', () => {
  const items = object({})

  expect(judgeField(list({ items }), list({ items, 'x-kubernetes-list-type': 'set' }))).toContainEqual(expect.objectContaining({ rule }))
})

const keyedBy = (rest: JsonObject) => object({ properties: { a: text({ maxLength: 9 }) }, required: ['a'], ...rest })

test('a rule with oldSelf blocks in the items of a list, and not in those of a list map', () => {
  const rules = { 'x-kubernetes-validations': [{ rule: 'self.a == oldSelf.a' }] }
  const map = { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['a'] }

  expect(judgeField(list({ items: keyedBy({}) }), list({ items: keyedBy(rules) }))).toContainEqual(expect.objectContaining({ rule, severity: 'block' }))
  expect(judgeField(list({ items: keyedBy({}), ...map }), list({ items: keyedBy(rules), ...map })).map((finding) => finding.rule)).not.toContain(rule)
})

test('a type or a default inside a condition blocks, but for what int-or-string asks for', () => {
  expect(judgeField(object({}), object({ anyOf: [{ type: 'object' }] }))).toContainEqual(expect.objectContaining({ rule, severity: 'block' }))
  expect(judgeField({ 'x-kubernetes-int-or-string': true }, { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] })).toEqual(
    [],
  )
})

const judgeNew = (field: JsonObject, apiVersion = 'apiextensions.k8s.io/v1') => {
  const others = crd({ versions: [version('v1', { field })] }, { metadata: { name: 'others.example.com' }, apiVersion })
  return judgeCrds(crd({ versions: [version('v1', {})] }), others).filter((finding) => finding.rule === rule)
}

test('a version and a CRD that are new are judged, too', () => {
  const versions = [version('v1', {}), version('v2', { field: {} }, { storage: false })]

  expect(judgeCrds(crd({ versions: [version('v1', {})] }), crd({ versions }))).toContainEqual(
    expect.objectContaining({ rule, path: 'spec.field', message: expect.stringMatching(/has no type, in v2$/) }),
  )
  expect(judgeNew({})).toMatchObject([{ severity: 'block', path: 'spec.field' }])
  expect(judgeNew({ type: 'string' })).toEqual([])
})

test('a new CRD of v1beta1 need not be structural', () => {
  expect(judgeNew({}, 'apiextensions.k8s.io/v1beta1')).toEqual([])
})

test.each([{ const: 'a' }, { 'x-kubernetes-unheard-of': true }, { anyOf: [{ pattern: 'a', const: 'a' }] }])(
  'a keyword that Kubernetes does not know blocks where it comes with its node: %j',
  (unknown) => {
    expect(judgeNew(text(unknown))).toMatchObject([{ path: 'spec.field', message: expect.stringContaining('which is no keyword') }])
    expect(judgeField(object({}), { type: 'object', properties: { a: { type: 'string' }, b: text(unknown) } })).toMatchObject([{ rule, path: 'spec.field.b' }])
  },
)

test('a version of v1 without a schema blocks, where it had one or is new', () => {
  const silent = { name: 'v2', served: true, storage: false }
  const [one, two] = [crd({ versions: [version('v1', {})] }), crd({ versions: [version('v1', {}), silent] })]

  expect(judgeCrds(one, two)).toContainEqual(expect.objectContaining({ rule, severity: 'block', path: 'spec.versions[v2].schema' }))
  expect(judgeCrds(two, two)).toEqual([])
})

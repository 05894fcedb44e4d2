import type { Json, JsonObject } from '../../../src/model/json.ts'

/** Where a field stands: the properties that lead to it, and an object's body that holds a value there. */
export type Place = {
  readonly name: string
  readonly properties: (field: JsonObject, required: readonly string[]) => JsonObject
  readonly body: (value: { readonly f?: Json }) => JsonObject
}

const map = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...rest })
const text: JsonObject = { type: 'string' }
const spec = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({ spec: map({ ...around, ...properties }, rest) })

// What stands beside the field and never changes: most schemas hold some of it.
const around: JsonObject = {
  mode: { type: 'string', enum: ['A', 'B'], default: 'A' },
  replicas: { type: 'integer' },
  limits: map(
    { min: { type: 'integer' }, max: { type: 'integer' } },
    { 'x-kubernetes-validations': [{ rule: '!has(self.min) || !has(self.max) || self.min <= self.max' }] },
  ),
}
const free: JsonObject = { extra: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }

const only = ({ f }: { readonly f?: Json }): readonly Json[] => (f === undefined ? [] : [f])

export const places: readonly Place[] = [
  { name: 'spec.f', properties: (field, required) => spec({ f: field }, { required }), body: (value) => ({ spec: { ...value } }) },
  {
    name: 'spec.f beside free keys',
    properties: (field, required) => spec({ f: field, ...free }, { required }),
    body: (value) => ({ spec: { ...value, extra: { any: { k: 1 } } } }),
  },
  { name: 'f', properties: (field) => ({ ...spec({}), f: field }), body: (value) => ({ ...value }) },
  {
    name: 'spec.a.b.f',
    properties: (field, required) => spec({ a: map({ b: map({ f: field }, { required }) }) }),
    body: (value) => ({ spec: { a: { b: { ...value } } } }),
  },
  {
    name: 'spec.list[].f',
    properties: (field, required) => spec({ list: { type: 'array', items: map({ f: field }, { required }) } }),
    body: (value) => ({ spec: { list: [{ ...value }] } }),
  },
  {
    name: 'spec.byName[].f',
    properties: (field, required) =>
      spec({
        byName: {
          type: 'array',
          items: map({ name: text, f: field }, { required: ['name', ...required] }),
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['name'],
        },
      }),
    body: (value) => ({ spec: { byName: [{ name: 'n', ...value }] } }),
  },
  { name: 'spec.list[]', properties: (field) => spec({ list: { type: 'array', items: field } }), body: (value) => ({ spec: { list: only(value) } }) },
  {
    name: 'spec.map{}',
    properties: (field) => spec({ map: { type: 'object', additionalProperties: field } }),
    body: ({ f }) => ({ spec: { map: f === undefined ? {} : { k: f } } }),
  },
  {
    name: 'spec.map{}.f',
    properties: (field, required) => spec({ map: { type: 'object', additionalProperties: map({ f: field }, { required }) } }),
    body: (value) => ({ spec: { map: { k: { ...value } } } }),
  },
  {
    name: 'status.f',
    properties: (field, required) => ({ ...spec({}), status: map({ f: field }, { required }) }),
    body: (value) => ({ spec: {}, status: { ...value } }),
  },
]

import type { Json, JsonObject } from '../../../src/model/json.ts'

/**
 * A kind of field. An aspect is one thing that its schema says, as alternatives; a change moves one aspect from one alternative to another,
 * so that everything is added, removed, tightened and loosened alike. Values are what manifests may hold there; the server says which ones fit.
 */
export type Family = {
  readonly base: JsonObject
  readonly aspects: Readonly<Record<string, readonly JsonObject[]>>
  readonly values: readonly Json[]
  /** Aspects that may ask for anything: never said beside another one that changes, or no value would show what changed. */
  readonly alone?: readonly string[]
}

export const rules = (...expressions: readonly string[]): JsonObject => ({ 'x-kubernetes-validations': expressions.map((rule) => ({ rule })) })

const words = [{}, { title: 'A' }, { description: 'Says something' }, { description: 'Says more', example: 'a', externalDocs: { url: 'https://example.com' } }]
const nullable = [{}, { nullable: true }]

export const integer: Family = {
  base: { type: 'integer' },
  aspects: {
    least: [{}, { minimum: 0 }, { minimum: 1 }, { minimum: 1, exclusiveMinimum: true }, { minimum: 2 }, { exclusiveMinimum: true }],
    most: [{}, { maximum: 5 }, { maximum: 6, exclusiveMaximum: true }, { maximum: 4 }, { maximum: 100 }],
    multiple: [{}, { multipleOf: 1 }, { multipleOf: 2 }, { multipleOf: 4 }, { multipleOf: 3 }],
    enum: [{}, { enum: [1, 2, 3, 4] }, { enum: [4, 3, 2, 1] }, { enum: [2, 4] }, { enum: [2] }],
    format: [{}, { format: 'int32' }, { format: 'int64' }, { format: 'port' }, { format: 'double' }],
    foreign: [{}, { minLength: 2 }, { pattern: '^a$' }, { maxItems: 1 }],
    rules: [{}, rules('self >= 2'), rules('self >= 1'), rules('self >= 2', 'self != 4'), rules('self >= oldSelf'), rules('self  >=  2')],
    default: [{}, { default: 2 }, { default: 4 }],
    nullable,
    words,
  },
  values: [-(2 ** 40), -3, -1, 0, 1, 2, 3, 4, 5, 6, 7, 12, 100, 101, 2 ** 31, 2 ** 40, null],
}

export const number: Family = {
  base: { type: 'number' },
  aspects: {
    type: [{}, { type: 'integer' }],
    least: [{}, { minimum: 0 }, { minimum: 0.5 }, { minimum: 1 }, { minimum: 1, exclusiveMinimum: true }],
    most: [{}, { maximum: 5 }, { maximum: 5.5 }, { maximum: 5.5, exclusiveMaximum: true }],
    multiple: [{}, { multipleOf: 2 }, { multipleOf: 4 }],
    format: [{}, { format: 'float' }, { format: 'double' }, { format: 'int32' }],
    default: [{}, { default: 1.5 }, { default: 2 }],
    nullable,
  },
  // The API server takes what is almost a multiple of 2 for one, and not for an integer.
  values: [-1, 0, 0.25, 0.5, 1, 1.5, 2, 4.000000001, 5, 5.25, 5.5, 5.75, 1e39, 2 ** 40, null],
}

export const text: Family = {
  base: { type: 'string' },
  aspects: {
    least: [{}, { minLength: 0 }, { minLength: 1 }, { minLength: 3 }],
    most: [{}, { maxLength: 1 }, { maxLength: 4 }, { maxLength: 64 }],
    enum: [{}, { enum: ['a', 'bc'] }, { enum: ['bc', 'a'] }, { enum: ['a', 'bc', 'a.b'] }, { enum: ['a'] }],
    nullable,
    default: [{}, { default: 'a' }, { default: 'bc' }],
    rules: [
      {},
      rules('self.size() > 1'),
      rules('self.size() > 0'),
      rules("self != 'a'"),
      rules("self != 'a'", 'self.size() > 1'),
      { 'x-kubernetes-validations': [{ rule: "self != 'a'", message: 'no a' }] },
      { 'x-kubernetes-validations': [{ rule: "self != 'a'", message: 'not a', reason: 'FieldValueForbidden' }] },
      rules('self == oldSelf'),
      { 'x-kubernetes-validations': [{ rule: "!oldSelf.hasValue() || self != 'a'", optionalOldSelf: true }] },
      rules('self.siz() > 1'),
    ],
    foreign: [{}, { minimum: 5 }, { format: 'int32' }, { multipleOf: 2 }],
    words,
  },
  values: ['', 'a', 'z', 'bc', 'a.b', 'abcd', 'abcde', 'A', '7', '12', '2026-01-01', 'x'.repeat(65), 'é😀', null],
}

export const pattern: Family = {
  base: { type: 'string' },
  aspects: {
    pattern: [
      {},
      { pattern: '' },
      { pattern: '^[a-z.-]+$' },
      { pattern: '^[a-z]+$' },
      { pattern: '^[a-z]*$' },
      { pattern: '^[a-z0-9.-]+$' },
      { pattern: '[0-9]' },
      { pattern: '^\\d+$' },
      { pattern: '^(a|bc)$' },
      { pattern: '^(?:a|bc|abc)$' },
      { pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' },
      { pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$' },
      { pattern: '(?i)^abc$' },
      { pattern: '^.{1,4}$' },
      { pattern: '^.*$' },
    ],
    most: [{}, { maxLength: 4 }],
  },
  values: ['', 'a', 'z', '-', 'bc', 'abc', 'ABC', 'a.b', 'a-b', 'abcd', 'abcde', '7', '12', '12345', 'a1', '1.2', 'a..b', 'a\nb', 'A', 'A1', 'é', '😀'],
}

const formats = (...names: readonly string[]): readonly JsonObject[] => [{}, ...names.map((name) => ({ format: name }))]

/** Only formats that are alike stand in one aspect: whether all durations are ISBNs, no list of values shows. */
export const format: Family = {
  base: { type: 'string' },
  alone: ['ids', 'books', 'times', 'addresses', 'names', 'others'],
  aspects: {
    ids: formats('uuid', 'uuid3', 'uuid4', 'uuid5', 'UUID'),
    books: formats('isbn', 'isbn10', 'isbn13'),
    times: formats('date', 'date-time', 'datetime', 'time', 'duration'),
    addresses: formats('ip', 'ipv4', 'ipv6', 'cidr', 'mac', 'email', 'hostname', 'uri', 'uri-reference'),
    names: formats('k8s-short-name', 'k8s-long-name'),
    others: formats('byte', 'password', 'ssn', 'hexcolor', 'creditcard', 'quantity', 'int32'),
  },
  values: [
    'free',
    '10.0.0.1',
    '10.0.0.0/8',
    'fe80::1',
    'a@example.com',
    'https://example.com/x',
    'www.example.com',
    '2026-01-01',
    '2026-01-01T00:00:00Z',
    '5s',
    'a3bb189e-8bf9-3888-9912-ace4e6543002',
    '123e4567-e89b-42d3-a456-426614174000',
    '74738ff5-5367-5958-9aee-98fffdcd1876',
    '123e4567-e89b-12d3-a456-426614174000',
    'A3BB189E-8BF9-3888-9912-ACE4E6543002',
    '123E4567-E89B-42D3-A456-426614174000',
    '74738FF5-5367-5958-9AEE-98FFFDCD1876',
    '0321751043',
    '978-0321751041',
    'YWJj',
    '00:1b:44:11:3a:b7',
    '111-22-3333',
    '#ffaa00',
    '4111111111111111',
    'a.b-c',
    'a-b',
  ],
}

/** A rule that never changes, and the limit that bounds what it costs. */
export const costlyText: Family = {
  base: { type: 'string', ...rules("self.matches('^[a-z]*$')") },
  aspects: { most: [{}, { maxLength: 2 }, { maxLength: 9 }] },
  values: ['a', 'abc', 'abcdefghijkl'],
}

import type { JsonObject } from '../../../src/model/json.ts'
import { type Family, rules } from './families.ts'

const text: JsonObject = { type: 'string' }
const count: JsonObject = { type: 'integer' }

export const list: Family = {
  base: { type: 'array' },
  aspects: {
    items: [
      { items: text },
      { items: count },
      { items: { type: 'string', maxLength: 2 } },
      { items: { type: 'string', nullable: true } },
      { items: { type: 'string', enum: ['a', 'b'] } },
      { items: { 'x-kubernetes-int-or-string': true } },
    ],
    identity: [{}, { 'x-kubernetes-list-type': 'atomic' }, { 'x-kubernetes-list-type': 'set' }],
    least: [{}, { minItems: 0 }, { minItems: 1 }, { minItems: 2 }],
    most: [{}, { maxItems: 1 }, { maxItems: 2 }, { maxItems: 3 }],
    foreign: [{}, { uniqueItems: false }, { uniqueItems: true }],
    default: [{}, { default: [] }, { default: ['a'] }],
    rules: [{}, rules('self.size() > 1'), rules("self.all(x, x != 'b')")],
  },
  values: [
    [],
    ['a'],
    ['a', 'b'],
    ['b', 'b'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c', 'd'],
    ['a', 'a', 'a', 'a'],
    [1, 2, 3, 4],
    ['longer'],
    [1],
    [1, 1],
    [null],
    [null, null],
  ],
}

export const objects: Family = {
  base: { type: 'array' },
  aspects: {
    items: [
      { items: { type: 'object', required: ['name'], properties: { name: text, port: count, v: text } } },
      { items: { type: 'object', required: ['name', 'port'], properties: { name: text, port: count, v: text } } },
      { items: { type: 'object', required: ['name'], properties: { name: text, port: { type: 'integer', default: 80 }, v: text } } },
      { items: { type: 'object', required: ['name'], properties: { name: text, port: { type: 'integer', default: 80 } } } },
    ],
    identity: [
      {},
      { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] },
      { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name', 'port'] },
      { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['port', 'name'] },
      { 'x-kubernetes-list-type': 'set' },
    ],
    most: [{}, { maxItems: 1 }, { maxItems: 2 }],
  },
  values: [
    [],
    [{ name: 'p' }],
    [{ name: 'p' }, { name: 'p' }],
    [{ name: 'p', port: 1 }],
    [
      { name: 'p', port: 1 },
      { name: 'p', port: 2 },
    ],
    [
      { name: 'p', port: 1 },
      { name: 'q', port: 1, v: 'x' },
    ],
    [
      { name: 'p', port: 1 },
      { name: 'q', port: 2 },
      { name: 'r', port: 3 },
    ],
    [{ name: 'p', port: 1, v: 'x' }],
  ],
}

/** A rule that never changes, and the limit that bounds what it costs. */
export const costlyList: Family = {
  base: { type: 'array', items: text, ...rules("self.all(k, k != 'l')") },
  aspects: { most: [{}, { maxItems: 2 }, { maxItems: 9 }] },
  values: [['k'], ['k', 'm', 'o'], Array.from({ length: 12 }, (_, index) => `k${index}`)],
}

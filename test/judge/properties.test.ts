import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../../src/judge/judge.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { judgeCrds, judgeField, crd, shop, shops, version } from './builders.ts'
import { manifestsOf, oldAndNew } from './manifests.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/compat/', import.meta.url))
const isHere = existsSync(`${corpus}truth.tsv`)
const fixtures = isHere
  ? readFileSync(`${corpus}truth.tsv`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t')[0] ?? '')
  : []
const text = { type: 'string' }

describe.skipIf(!isHere)('promises about the corpus of changes', () => {
  test('a side beside itself is no finding', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.constantFrom('old-live.yaml', 'new.yaml'), (fixture, side) => {
        const objects = manifestsOf(readFileSync(`${corpus}${fixture}/${side}`, 'utf8'))

        expect(judge(oldAndNew(objects, objects))).toEqual([])
      }),
    )
  })
})

const before = crd({ versions: [version('v1', { a: text, b: text, c: { type: 'integer' } })] })
const after = crd({ versions: [version('v1', { a: { ...text, maxLength: 3 }, c: { type: 'integer', minimum: 0 } })] })
const spec = fc.record({ a: fc.string({ maxLength: 6 }), b: fc.string(), c: fc.integer() }, { requiredKeys: [] })

const blocksBy = (specs: readonly JsonObject[]): readonly string[] =>
  judgeCrds(before, after, shops(specs.map((one, index) => shop(`s${index}`, one))))
    .filter(({ severity }) => severity === 'block')
    .map(({ rule, path }) => `${rule} ${path}`)

test('another live object takes no block away', () => {
  fc.assert(
    fc.property(fc.array(spec, { maxLength: 4 }), spec, (specs, more) => {
      expect(blocksBy([...specs, more])).toEqual(expect.arrayContaining([...blocksBy(specs)]))
    }),
  )
})

test('a keyword that nobody knows blocks, whatever lives', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^x-[a-z]{1,12}$/), fc.jsonValue(), fc.array(fc.string(), { maxLength: 3 }), (keyword, value, values) => {
      const live = shops(values.map((field, index) => shop(`s${index}`, { field })))
      const findings = judgeField(text, { ...text, [keyword]: JSON.parse(JSON.stringify(value)) }, live)

      expect(findings).toContainEqual(expect.objectContaining({ rule: 'crd/unclaimed-change', severity: 'block' }))
    }),
  )
})

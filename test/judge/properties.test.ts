import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge, type Question } from '../../src/judge/judge.ts'
import { schemaRules } from '../../src/judge/registry.ts'
import { annotations } from '../../src/judge/formula/annotations.ts'
import { foreign } from '../../src/judge/schema/node-faults.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { judgeCrds, judgeField, crd, shop, shops, version } from './builders.ts'
import { manifestOf, manifestsOf, oldAndNew } from './manifests.ts'
import { mutated } from './mutated.ts'

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

const read = (fixture: string, side: 'old-live' | 'new'): readonly Manifest[] => manifestsOf(readFileSync(`${corpus}${fixture}/${side}.yaml`, 'utf8'))
const texts = (findings: readonly Finding[]): readonly string[] => findings.map((finding) => JSON.stringify(finding))

const knownKeywords = new Set([...annotations, ...foreign, ...schemaRules.flatMap(({ handles }) => handles)])

const blocks = (question: Question): readonly string[] => texts(judge(question).filter(({ severity }) => severity === 'block'))

describe.skipIf(!isHere)('promises about the corpus of changes', () => {
  test('P8: a keyword that nobody knows blocks at any node of any fixture', () => {
    const keywords = fc.stringMatching(/^[a-z][A-Za-z-]{2,14}[a-z]$/).filter((word) => !knownKeywords.has(word))
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures),
        fc.record({ turn: fc.nat(), keyword: keywords, value: fc.jsonValue() }),
        (fixture, { turn, keyword, value }) => {
          const [old, changed] = [read(fixture, 'old-live'), read(fixture, 'new')]
          const desired = changed.map((one) => mutated(one, { turn, keyword, value: JSON.parse(JSON.stringify(value)) }))

          const [without, beside] = [blocks(oldAndNew(old, changed)), blocks(oldAndNew(old, desired))]

          expect(beside.filter((one) => !without.includes(one))).not.toEqual([])
        },
      ),
    )
  })

  test('P7: an object that has nothing to do with a change takes no finding away', () => {
    const stranger = fc.record({
      name: fc.stringMatching(/^[a-z]{1,9}$/),
      data: fc.dictionary(fc.string(), fc.string()),
      isOld: fc.boolean(),
      isNew: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), stranger, (fixture, { name, data, isOld, isNew }) => {
        const [old, changed] = [read(fixture, 'old-live'), read(fixture, 'new')]
        const other = manifestOf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'elsewhere' }, data })

        const beside = judge(oldAndNew(isOld ? [...old, other] : old, isNew ? [other, ...changed] : changed))

        expect(texts(beside)).toEqual(expect.arrayContaining([...texts(judge(oldAndNew(old, changed)))]))
      }),
    )
  })

  test('P7: a side beside itself is no finding', () => {
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

test('P7: another live object takes no block away', () => {
  fc.assert(
    fc.property(fc.array(spec, { maxLength: 4 }), spec, (specs, more) => {
      expect(blocksBy([...specs, more])).toEqual(expect.arrayContaining([...blocksBy(specs)]))
    }),
  )
})

test('P8: a keyword that nobody knows blocks, whatever lives', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^x-[a-z]{1,12}$/), fc.jsonValue(), fc.array(fc.string(), { maxLength: 3 }), (keyword, value, values) => {
      const live = shops(values.map((field, index) => shop(`s${index}`, { field })))
      const findings = judgeField(text, { ...text, [keyword]: JSON.parse(JSON.stringify(value)) }, live)

      expect(findings).toContainEqual(expect.objectContaining({ rule: 'crd/unclaimed-change', severity: 'block' }))
    }),
  )
})

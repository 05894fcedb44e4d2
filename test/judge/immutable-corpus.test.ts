import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { judge } from '../../src/judge/judge.ts'
import { immutableFields } from '../../src/judge/immutable/fields.ts'
import type { Json, JsonObject } from '../../src/model/json.ts'
import { files, manifestOf } from './manifests.ts'

// Updates that a real API server was asked for: kind, field, and what it answered.
const measured = fileURLToPath(new URL('../../../shared/corpus/immutable-fields-v1.36.3.tsv', import.meta.url))
const isHere = existsSync(measured)
const rows = isHere
  ? readFileSync(measured, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
  : []

const nested = (path: readonly string[], value: Json): JsonObject => {
  const [key = '', ...rest] = path
  return { [key]: rest.length === 0 ? value : nested(rest, value) }
}

function object(kind: string, field: string, value: Json) {
  const group = immutableFields.find((row) => row.kind === kind)?.group ?? 'policy'
  const locked = field.startsWith('data.') ? { immutable: true } : {}
  return manifestOf({ apiVersion: group === '' ? 'v1' : `${group}/v1`, kind, metadata: { name: 'a' }, ...locked, ...nested(field.split('.'), value) })
}

// A claim that shrinks, and anything else.
const valuesOf = (field: string): readonly [Json, Json] => (field.endsWith('.storage') ? ['2Gi', '1Gi'] : [['x'], ['y']])

describe.skipIf(!isHere)('updates that a real API server judged', () => {
  test.each(rows)('%s %s: created with %s, its change answers %s', (...[kind = '', field = '', , answer]) => {
    const [before, after] = valuesOf(field)
    const findings = judge({ base: [object(kind, field, before)], desired: [object(kind, field, after)], cluster: files() })

    expect(findings.some((finding) => finding.rule === 'object/immutable-field')).toBe(answer === '422')
  })
})

import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField, judgeFieldWith, shop, shops } from '../../builders.ts'

const text = { type: 'string' }
const either = (b: JsonObject): JsonObject => ({ type: 'object', maxProperties: 1, properties: { a: text, b } })

test('a default that breaks a condition which did not change refuses the objects that it fills in', () => {
  const findings = judgeFieldWith(either(text), either({ ...text, default: 'x' }), [{ a: 'x' }, { b: 'y' }, { a: 'z' }])

  expect(findings.filter(({ rule }) => rule === 'crd/live-object-refused')).toMatchObject([
    { severity: 'block', effect: 'edits-fail', path: 'spec.field', hits: ['default/s0', 'default/s2'] },
  ])
  expect(findings[0]?.message).toMatch(/^2 of 3 live Shops are refused: spec\.field /)
})

test('what another finding foresaw is not said twice', () => {
  expect(judgeFieldWith(text, { ...text, maxLength: 2 }, ['long'])).toMatchObject([{ rule: 'crd/length-tightened' }])
})

test('what was refused before is not the doing of the change', () => {
  const invalid = [{ a: 'x', b: 'y' }]

  expect(judgeFieldWith(either(text), { ...either(text), description: 'new' }, invalid)).toEqual([])
})

test('an incomplete list is said', () => {
  const live = shops([shop('corner', { field: { a: 'x' } })], 'this user may not list shops')

  expect(judgeField(either(text), either({ ...text, default: 'x' }), live)[0]?.message).toContain('this user may not list shops')
})

test('an object that nobody can judge counts as refused', () => {
  let deep: JsonObject = {}
  for (let level = 0; level < 20_000; level += 1) deep = { a: deep }
  const free = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
  const findings = judgeField(free, { ...free, description: 'new' }, shops([shop('abyss', { field: deep })]))

  expect(findings).toMatchObject([{ rule: 'crd/live-object-refused', severity: 'block', effect: 'unknown', hits: ['default/abyss'] }])
})

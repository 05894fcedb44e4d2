import { toJsonSchema } from '@valibot/to-json-schema'
import { expect, test } from 'vitest'
import { applyResult, applyResultSchema } from '../../src/apply/apply.ts'
import { golden } from '../golden.ts'

const about = { environment: 'prod', revision: 'abc', lock: 'held', who: 'anna', where: 'ci', run: 'r1' } as const
const times = { started: '2026-11-26T10:00:00.000Z', ended: '2026-11-26T10:01:00.000Z' }

test('the result of an apply counts what became of the objects', () => {
  const notes = (['added', 'changed', 'changed', 'plain', 'deleted', 'warn'] as const).map((sign) => ({ sign, text: '' }))

  const result = applyResult({ kind: 'applied', ...times, notes }, about)

  expect(result).toEqual({ schema: 1, ...about, ...times, end: 'applied', code: '', message: '', created: 1, changed: 2, unchanged: 1, deleted: 1 })
})

test('the result of an apply that failed says why', () => {
  expect(applyResult({ kind: 'failed', ...times, code: 'lock-lost', message: 'Stopped' }, about)).toMatchObject({
    end: 'failed',
    code: 'lock-lost',
    message: 'Stopped',
  })
})

test('its published schema is that of the code', () => {
  const text = `${JSON.stringify({ title: 'Sluice apply result', ...toJsonSchema(applyResultSchema) }, null, 2)}\n`

  expect(golden('docs/schema/apply-result.schema.json', text)).toBe(text)
})

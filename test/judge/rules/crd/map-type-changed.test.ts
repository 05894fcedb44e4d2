import { expect, test } from 'vitest'
import { judgeField } from '../../builders.ts'

const map = (type?: string) => ({ type: 'object', additionalProperties: { type: 'string' }, ...(type === undefined ? {} : { 'x-kubernetes-map-type': type }) })

test('an object that is owned as a whole, or key by key, from now on warns', () => {
  expect(judgeField(map(), map('atomic'))).toMatchObject([{ rule: 'crd/map-type-changed', severity: 'warn', change: 'granular → atomic' }])
  expect(judgeField(map('atomic'), map())).toMatchObject([{ severity: 'warn', change: 'atomic → granular' }])
})

test('granular aloud is what its absence means', () => {
  expect(judgeField(map(), map('granular'))).toEqual([])
})

import { expect, test } from 'vitest'
import { milliOf } from '../../src/model/quantity.ts'

// As Kubernetes 1.36 stores what is written on the left: the pairs were sent to a real server.
test.each([
  ['2000m', '2'],
  ['1024Mi', '1Gi'],
  ['0.5', '500m'],
  [1, '1'],
  [1073741824, '1Gi'],
  ['1e9', '1G'],
  ['1e3', '1k'],
  ['0.5Ti', '512Gi'],
  ['1500.5Mi', '1536512Ki'],
  ['1e1', '10'],
  ['0.1m', '1m'],
  ['1.0000000001', '1001m'],
  ['1E', '1e18'],
  ['.5', '500m'],
])('%s is the quantity %s', (written, stored) => {
  expect(milliOf(written)).toBeDefined()
  expect(milliOf(written)).toBe(milliOf(stored))
})

test.each([
  ['1Gi', '1G'],
  ['1', '1001m'],
  ['-1', '1'],
])('%s is not the quantity %s', (left, right) => {
  expect(milliOf(left)).not.toBe(milliOf(right))
})

test.each(['', '1 Gi', 'Gi', '50%', '0x10', true, null, '1e9999', '.'])('%j is no quantity', (value) => {
  expect(milliOf(value)).toBeUndefined()
})

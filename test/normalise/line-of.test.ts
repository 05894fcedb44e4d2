import { expect, test } from 'vitest'
import { linesOf } from '../../src/normalise/spots.ts'

const text = `# a comment
apiVersion: v1
metadata:
  labels:
    helm.sh/chart: x
spec:
  env:
    - name: A
      value: "1"
    - name: B
`

test('a pointer leads to the line of its value', () => {
  expect(linesOf(text, ['/apiVersion', '/metadata/labels/helm.sh~1chart', '/spec/env/0/value', '/spec/env/1'])).toEqual([2, 5, 9, 10])
})

test('a pointer to nothing leads to the nearest value above it', () => {
  expect(linesOf(text, ['/spec/env/0/valueFrom/x', '/spec/env/7', ''])).toEqual([8, 8, 2])
})

test('a text that holds nothing has one line', () => {
  expect(linesOf('', ['/a'])).toEqual([1])
})

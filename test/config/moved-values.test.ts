import { expect, test } from 'vitest'
import { movedValues } from '../../src/config/config.ts'

const before = `image:
  tag: "1"
replicas: 1
hosts:
  - a
colours: { sky: blue }
`

test('what has another value, came or went is told with its line', () => {
  const after = `image:
  tag: "2"
  pull: Always
replicas: 1
hosts:
  - a
  - b
colours: {}
`

  expect(movedValues(before, after)).toEqual([
    { key: 'tag', value: '2', line: 2 },
    { key: 'pull', value: 'Always', line: 3 },
    { key: '1', value: 'b', line: 7 },
    { key: 'sky', value: '', line: 8 },
  ])
})

test('comments and order move nothing', () => {
  expect(movedValues('a: 1\nb: 2\n', '# why\nb: 2\na: 1\n')).toEqual([])
})

test('a file that is new holds nothing but what came', () => {
  expect(movedValues('', 'a: 1\n')).toEqual([{ key: 'a', value: '1', line: 1 }])
})

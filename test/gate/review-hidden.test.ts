import { expect, test } from 'vitest'
import { reviewHidden } from '../../src/gate/gate.ts'

const file = 'rendered/e/r/configmap_ns_m.yaml'
const found = (name: string, value: string) => reviewHidden([{ file, name, value }]).map(({ severity, path }) => ({ severity, path }))

test.each([
  ['diff', 'unset'],
  ['linguist-generated', 'set'],
  ['linguist-generated', 'true'],
  ['filter', 'lfs'],
  ['ident', 'set'],
  ['working-tree-encoding', 'UTF-16'],
  ['eol', 'crlf'],
])('%s that is %s blocks', (name, value) => {
  expect(found(name, value)).toEqual([{ severity: 'block', path: name }])
})

test.each([
  ['diff', 'yaml'],
  ['diff', 'set'],
  ['linguist-generated', 'unset'],
  ['eol', 'lf'],
  ['text', 'auto'],
  ['constructor', 'set'],
])('%s that is %s does no harm', (name, value) => {
  expect(found(name, value)).toEqual([])
})

test('one attribute of many files is one finding, which counts them and names the first', () => {
  const many = ['a', 'b', 'c'].map((name) => ({ file: `rendered/e/r/${name}.yaml`, name: 'diff', value: 'unset' }))

  expect(reviewHidden(many)).toMatchObject([{ message: expect.stringMatching(/3 rendered files, rendered\/e\/r\/a\.yaml first/) }])
})

import { expect, test } from 'vitest'
import { dumpStream } from '../../src/normalise/normalise.ts'
import { at } from '../../src/model/json.ts'
import { bodies, inNormalForm, messages, object, value } from './manifests.ts'

const written = (text: string): string => dumpStream(value(inNormalForm(text)))
const dataOf = (text: string) => bodies(inNormalForm(text)).map((body) => at(body, 'data', 'a'))

test('H04: what a helm says in comments is not in the normal form', () => {
  const plain = object('ConfigMap', 'm', 'data: {a: b}\n')

  expect(written(`---\n# Source: c/crds/m.yaml\n${plain}# the end\n`)).toBe(written(plain))
})

test('H17: documents that hold nothing, or only comments, are no objects', () => {
  const plain = object('ConfigMap', 'm', 'data: {a: b}\n')

  expect(written(`---\n---\n# nothing\n---\n${plain}---\n\n---\nnull\n`)).toBe(written(plain))
})

test('H18: an indented separator inside a block is text', () => {
  expect(dataOf(object('ConfigMap', 'm', 'data:\n  a: |\n    x\n    ---\n    y\n'))).toEqual(['x\n---\ny\n'])
})

test('H19: a separator at the start of a line ends the block and the document', () => {
  const text = `${object('ConfigMap', 'm', 'data:\n  a: |\n    x\n')}---\n${object('ConfigMap', 'other', 'data: {a: b}\n')}`

  expect(bodies(inNormalForm(text)).map((body) => at(body, 'data', 'a'))).toEqual(['x\n', 'b'])
})

test('H20: line feeds that a block keeps at the end of a document stay, to the last before the separator', () => {
  const first = object('ConfigMap', 'm', 'data:\n  a: |+\n    x\n\n\n')

  expect(dataOf(first)).toEqual(['x\n\n\n'])
  expect(dataOf(`${first}---\n`)).toEqual(['x\n\n\n'])
  expect(dataOf(written(first))).toEqual(['x\n\n\n'])
})

test('H20: a last line without a line feed is read as if it had one, as kubectl does', () => {
  expect(dataOf(object('ConfigMap', 'm', 'data:\n  a: |\n    x'))).toEqual(['x\n'])
})

test('H21: lines that end in CRLF mean the same as others', () => {
  const text = object('ConfigMap', 'm', 'data:\n  a: |\n    x\n    y\n')

  expect(written(text.replaceAll('\n', '\r\n'))).toBe(written(text))
})

test('H35: characters beyond ASCII are written as they are, and those that Kubernetes takes for line breaks are refused', () => {
  expect(written(object('ConfigMap', 'm', 'data: {a: "é😀"}\n'))).toContain('é😀')
  expect(messages(inNormalForm(object('ConfigMap', 'm', 'data: {a: "x\u0085y"}\n')))).toContain('U+0085')
})

test('H36: spaces at the end of a line of a block stay', () => {
  const text = object('ConfigMap', 'm', 'data:\n  a: |\n    x  \n    y\n')

  expect(dataOf(text)).toEqual(['x  \ny\n'])
  expect(dataOf(written(text))).toEqual(['x  \ny\n'])
})

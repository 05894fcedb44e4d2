import { expect, test } from 'vitest'
import { at } from '../../src/model/json.ts'
import { bodies, inNormalForm, messages, object, problems } from './manifests.ts'

const labelled = (labels: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m, labels: ${labels} }\n`

test.each([
  ['a label', labelled('{ version: 1.20 }'), 'metadata.labels.version', 'a number'],
  ['an annotation', 'apiVersion: v1\nkind: Pod\nmetadata: { name: m, annotations: { scrape: true } }\n', 'metadata.annotations.scrape', 'a boolean'],
  [
    'a label of pods',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: m }\nspec: { template: { metadata: { labels: { a: y } } } }\n',
    'spec.template.metadata.labels.a',
    'a boolean',
  ],
  ['data of a ConfigMap', object('ConfigMap', 'm', 'data: { port: 8080 }\n'), 'data.port', 'a number'],
  ['a map in the data of a ConfigMap', object('ConfigMap', 'm', 'data: { conf: { a: b } }\n'), 'data.conf', 'a map'],
  ['binaryData of a ConfigMap', object('ConfigMap', 'm', 'binaryData: { a: 12 }\n'), 'binaryData.a', 'a number'],
  ['data of a Secret', object('Secret', 'm', 'data: { pin: 99887766 }\n'), 'data.pin', 'a number'],
  ['stringData of a Secret', object('Secret', 'm', 'stringData: { pin: 99887766 }\n'), 'stringData.pin', 'a number'],
  ['data that is no map', object('ConfigMap', 'm', 'data: text\n'), 'data', 'a text'],
])('H24: %s that is not text is refused with its path and cure, as the API server would, and its value is never said', (_claim, text, ...said) => {
  const [path, kind] = said
  const found = problems(inNormalForm(`# c\n${text}`, { secrets: 'allow' }))

  expect(found).toMatchObject([{ file: 'in.yaml', path, message: expect.stringContaining(`it is ${kind}`), hint: expect.stringContaining('Quote') }])
  expect(found[0]?.line).toBeGreaterThan(1)
  expect(JSON.stringify(found)).not.toContain('99887766')
})

test('H24: within a List the path leads through it', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n  - ${labelled('{ a: 1 }').trim().replaceAll('\n', '\n    ')}\n`

  expect(problems(inNormalForm(list)).map(({ path }) => path)).toEqual(['items[0].metadata.labels.a'])
})

test.each([
  ['null', 'data: { a: null }\nbinaryData: null\n'],
  ['bytes as a list of numbers', 'binaryData: { a: [1, 2] }\n'],
  ['quoted numbers', 'data: { a: "1" }\n'],
])('H24: %s is taken, as the API server takes it', (_claim, more) => {
  expect(messages(inNormalForm(object('ConfigMap', 'm', more)))).toBe('')
})

test('H24: an unquoted y in the data of a ConfigMap stays what Kubernetes makes of it', () => {
  expect(bodies(inNormalForm(object('ConfigMap', 'm', 'data: { constructor: y }\n'))).map((body) => at(body, 'data', 'constructor'))).toEqual([true])
})

test('H24: the data of a custom kind may be anything', () => {
  const text = 'apiVersion: example.com/v1\nkind: ConfigMap\nmetadata: { name: m, namespace: ns }\ndata: { a: 1 }\n'

  expect(bodies(inNormalForm(text)).map((body) => at(body, 'data', 'a'))).toEqual([1])
})

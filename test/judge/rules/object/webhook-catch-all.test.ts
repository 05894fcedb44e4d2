import { expect, test } from 'vitest'
import { judgeYaml } from '../../builders.ts'

const configuration = (webhook: string, apiVersion = 'v1') =>
  `{ apiVersion: admissionregistration.k8s.io/${apiVersion}, kind: ValidatingWebhookConfiguration, metadata: { name: a }, webhooks: [{ name: w.example.com, ${webhook} }] }`
const everything = "rules: [{ apiGroups: ['*'], resources: ['*/*'], operations: ['*'] }]"
const pods = "rules: [{ apiGroups: [''], resources: [pods], operations: [CREATE] }]"
const caught = (before: string, after: string) =>
  judgeYaml(before, after)
    .filter(({ rule }) => rule === 'object/webhook-catch-all')
    .map(({ severity }) => severity)

test('a webhook that is asked about everything and fails closed blocks', () => {
  expect(caught('', configuration(everything))).toEqual(['block'])
  expect(caught(configuration(pods), configuration(everything))).toEqual(['block'])
})

test('one that fails open warns, and one that begins to fail closed blocks', () => {
  expect(caught('', configuration(`failurePolicy: Ignore, ${everything}`))).toEqual(['warn'])
  expect(caught(configuration(`failurePolicy: Ignore, ${everything}`), configuration(everything))).toEqual(['block'])
})

test('v1beta1 fails open where it says nothing', () => {
  expect(caught('', configuration(everything, 'v1beta1'))).toEqual(['warn'])
})

test.each(['namespaceSelector: { matchLabels: { a: b } }', 'objectSelector: { matchLabels: { a: b } }', 'matchConditions: [{ name: a, expression: b }]'])(
  'what is narrowed by %s does not catch everything',
  (narrowed) => {
    expect(caught('', configuration(`${narrowed}, ${everything}`))).toEqual([])
  },
)

test('one kind, and what caught everything before, is no finding', () => {
  expect(caught('', configuration(pods))).toEqual([])
  expect(caught(configuration(everything), configuration(everything))).toEqual([])
})

import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import type { ClusterFacts } from '../../../../src/model/facts.ts'
import { withLiving } from '../../../../src/pipeline/facts/living.ts'
import { files, manifestsOf } from '../../manifests.ts'
import { withObjects } from '../../with-objects.ts'

const policy = (expression: string, rest = ''): string =>
  `{ apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy, metadata: { name: p }, spec: { ${rest} validations: [{ expression: '${expression}' }] } }`
const webhook = (expression: string): string =>
  `{ apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: { name: w }, webhooks: [{ name: w.example.com, matchConditions: [{ name: a, expression: '${expression}' }] }] }`

const refusals = (before: string, after: string, facts: Partial<ClusterFacts> = {}) =>
  judge(withObjects({ base: manifestsOf(before), desired: manifestsOf(after), cluster: files(facts) })).filter(
    ({ rule }) => rule === 'object/expression-refused',
  )

test('a policy with an expression that does not compile blocks, and the finding says what the server would', () => {
  expect(refusals('', policy('request.verb == "CREATE"'))).toMatchObject([
    {
      severity: 'block',
      effect: 'refused',
      path: 'spec.validations[0].expression',
      message: expect.stringContaining("does not compile: undefined field 'verb'"),
    },
  ])
})

test('a condition of a webhook is compiled, too, and knows no params', () => {
  expect(refusals('', webhook('params.x'))).toMatchObject([{ path: 'webhooks[0].matchConditions[0].expression' }])
  expect(refusals('', webhook('object.x == 1'))).toEqual([])
})

test('what compiles is no finding, whatever fields of the object it uses', () => {
  expect(refusals('', policy('object.spec.nobody.knows <= variables.most', 'variables: [{ name: most, expression: "5" }],'))).toEqual([])
})

test('an expression that is too deep to be looked at blocks', () => {
  expect(refusals('', policy(`${'('.repeat(20_000)}true${')'.repeat(20_000)}`))).toHaveLength(1)
})

test('what was refused before already is not reported, where a server may have taken it', () => {
  expect(refusals(policy('nope'), policy('nope', 'failurePolicy: Ignore,'))).toEqual([])
  expect(refusals(policy('nope'), policy('nope'), { source: 'live' })).toHaveLength(1)
  expect(refusals('', policy('nope'), { source: 'live', owned: manifestsOf(policy('nope')) })).toEqual([])
})

test('a function that only a newer Kubernetes has is no fault there', () => {
  expect(refusals('', policy('newer(object)'), { kubeVersion: '1.99.0' })).toEqual([])
  expect(refusals('', policy('newer(object)'), { kubeVersion: '1.36.3' })).toHaveLength(1)
})

test('a check looks at expressions where nothing else in the change has a schema', async () => {
  const question = { base: [], desired: manifestsOf(policy('nope')), cluster: files() }

  expect((await withLiving(question, () => undefined)).expressionFaults).toMatchObject([{ path: 'spec.validations[0].expression' }])
})

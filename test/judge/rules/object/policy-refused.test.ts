import { expect, test } from 'vitest'
import { judge, type Question } from '../../../../src/judge/judge.ts'
import { bindingKind, policyKind, type AdmissionFacts, type Listed } from '../../../../src/model/admission-facts.ts'
import type { JsonObject } from '../../../../src/model/json.ts'
import { kindText } from '../../../../src/model/manifest.ts'
import { withLiving } from '../../../../src/pipeline/facts/living.ts'
import type { ObjectSource } from '../../../../src/pipeline/facts/object-source.ts'
import { files, manifestOf, manifestsOf } from '../../manifests.ts'
import { withObjects } from '../../with-objects.ts'

const rule: JsonObject = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['configmaps'] }

const policy = (expression: string, message = ''): JsonObject => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: 'p' },
  spec: { matchConstraints: { resourceRules: [rule] }, validations: [{ expression, ...(message === '' ? {} : { message }) }] },
})

const binding = (...validationActions: readonly string[]): JsonObject => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicyBinding',
  metadata: { name: 'b' },
  spec: { policyName: 'p', validationActions: [...validationActions] },
})

const configMap = (name: string, data = 'a: "1"'): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name}, namespace: ns }, data: { ${data} } }\n---\n`

const listed = (...objects: readonly JsonObject[]): Listed => ({ objects: objects.map(manifestOf), gap: '' })

const admission = (...[one, other]: readonly [JsonObject, JsonObject]): AdmissionFacts =>
  new Map([
    [kindText(policyKind), listed(one)],
    [kindText(bindingKind), listed(other)],
  ])

const live = files({ source: 'live' })

const found = (question: Partial<Question>) =>
  judge(withObjects({ base: [], desired: [], cluster: live, ...question })).filter(({ rule: id }) => id === 'object/policy-refused')

test.each([
  [['Deny', 'Audit'], 'block', 'refused'],
  [['Warn', 'Audit'], 'warn', 'behaviour-shifts'],
  [['Audit'], 'info', 'behaviour-shifts'],
])('what a policy of the cluster refuses by %j is a finding: %s', (actions, severity, effect) => {
  const findings = found({ desired: manifestsOf(configMap('m')), admission: admission(policy('object.data.a == "2"', 'It has to be 2'), binding(...actions)) })

  expect(findings).toMatchObject([{ severity, effect, object: { kind: 'ConfigMap', name: 'm' }, message: expect.stringContaining('It has to be 2') }])
})

test('a policy that comes with the same render counts as it will stand, over that of the cluster', () => {
  const desired = [...manifestsOf(configMap('m')), manifestOf(policy('true'))]

  expect(found({ desired, admission: admission(policy('false'), binding('Deny')) })).toEqual([])
})

test('a policy that nothing binds, and one without objects, is no finding', () => {
  expect(found({ desired: [...manifestsOf(configMap('m')), manifestOf(policy('false'))], cluster: files() })).toEqual([])
  expect(found({ desired: [manifestOf(policy('false')), manifestOf(binding('Deny'))], cluster: files() })).toEqual([])
})

test('what hangs on who applies is one warning, with all its objects', () => {
  const desired = manifestsOf(configMap('m') + configMap('n'))

  expect(found({ desired, admission: admission(policy('request.userInfo.username == "a"'), binding('Deny')) })).toMatchObject([
    {
      severity: 'warn',
      effect: 'unknown',
      object: { kind: 'ValidatingAdmissionPolicy', name: 'p' },
      path: 'spec.validations[0]',
      hits: ['ConfigMap ns/m', 'ConfigMap ns/n'],
    },
  ])
})

test('of an expression that calls what nobody here knows, nothing is decided', () => {
  const findings = found({ desired: manifestsOf(configMap('m')), admission: admission(policy('newer(object)'), binding('Deny')) })

  expect(findings).toMatchObject([{ severity: 'warn', message: expect.stringContaining('the function newer()') }])
})

test('no value of an object gets into a finding by messageExpression', () => {
  const told: JsonObject = {
    ...policy('false'),
    spec: { matchConstraints: { resourceRules: [rule] }, validations: [{ expression: 'false', messageExpression: 'object.data.a' }] },
  }

  expect(JSON.stringify(found({ desired: manifestsOf(configMap('m', 'a: hunter2')), admission: admission(told, binding('Deny')) }))).not.toContain('hunter2')
})

/** A cluster, or a snapshot, that has these objects. */
const sourceOf =
  (...objects: readonly JsonObject[]): ObjectSource =>
  (kind) => ({
    isWhole: true,
    eachPage: async (visit) => {
      visit(objects.map(manifestOf).filter(({ id }) => kindText(id) === kindText(kind)))
      return ''
    },
  })

const asked = async (source: ObjectSource, cluster = live) =>
  judge(await withLiving({ base: [], desired: manifestsOf(configMap('m')), cluster }, source)).filter(({ rule: id }) => id === 'object/policy-refused')

test('policies of the cluster are asked where nothing else of the change is about admission', async () => {
  expect(await asked(sourceOf(policy('false'), binding('Deny')))).toMatchObject([{ severity: 'block', object: { name: 'm' } }])
  expect(await asked(sourceOf())).toEqual([])
})

test('a snapshot without policies says so, unless its cluster serves none', async () => {
  const snapshot = files({ source: 'snapshot', served: [{ ...policyKind, version: 'v1', plural: 'validatingadmissionpolicies', isNamespaced: false }] })

  expect(await asked(() => undefined, snapshot)).toMatchObject([
    { severity: 'warn', object: { kind: 'ValidatingAdmissionPolicy' }, message: expect.stringContaining('nobody recorded them') },
    { severity: 'warn', object: { kind: 'ValidatingAdmissionPolicyBinding' } },
  ])
  expect(await asked(() => undefined, files({ source: 'snapshot', served: [] }))).toEqual([])
})

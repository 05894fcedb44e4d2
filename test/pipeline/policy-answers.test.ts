import { expect, test } from 'vitest'
import { bindingKind, namespaceKind, policyKind, type Listed } from '../../src/model/admission-facts.ts'
import { toJsonText, type JsonObject } from '../../src/model/json.ts'
import { kindText, type Manifest } from '../../src/model/manifest.ts'
import { policyAnswersIn } from '../../src/pipeline/facts/admission/policy-answers.ts'
import { files, manifestsOf } from '../judge/manifests.ts'
import { boundIn, inNamespace, namespaceOf, type PolicyCase } from '../validate/bound-policy.ts'
import { policyCases } from '../validate/policy-cases.ts'

const place = 'ns'

const manifest = (...bodies: readonly JsonObject[]): readonly Manifest[] => manifestsOf(bodies.map((body) => toJsonText(body)).join('\n---\n'))

const listed = (...bodies: readonly JsonObject[]): Listed => ({ objects: manifest(...bodies), gap: '' })

/** What policies of the cluster say to the object of a case, where its namespaces can be seen or not. */
function answers(one: PolicyCase, namespaces: Listed = listed(namespaceOf(place))) {
  const [policy, binding] = boundIn(place, one)
  const params = one.params === undefined ? [] : [inNamespace(one.params, place)]
  const asked = manifest(one.object).map(({ id }) => id.name)
  const all = policyAnswersIn({
    desired: manifest(inNamespace(one.object, place), ...params),
    base: [],
    cluster: { ...files({ kubeVersion: '1.36.3' }), source: 'live', owned: one.live === undefined ? [] : manifest(inNamespace(one.live, place)) },
    admission: new Map([
      [kindText(policyKind), listed(policy)],
      [kindText(bindingKind), listed(binding)],
      [kindText(namespaceKind), namespaces],
    ]),
  })
  return all.filter(({ object }) => asked.includes(object.name))
}

test.each(policyCases.map((one) => [one.what, one] as const))('of a policy by %s Sluice says what the server does', (_what, one) => {
  const kinds = answers(one).map(({ kind }) => kind)

  expect([...new Set(kinds)]).toEqual(one.sluice === undefined ? (one.server === 'taken' ? [] : ['refused']) : [one.sluice])
})

const inGold = (expression: string): PolicyCase => ({
  what: 'a namespace whose labels nobody sees',
  spec: {
    matchConstraints: {
      namespaceSelector: { matchLabels: { tier: 'gold' } },
      resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['configmaps'] }],
    },
    validations: [{ expression }],
  },
  object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm' } },
  server: 'taken',
})

test('labels of a namespace that nobody sees are only said to be unknown where the answer hangs on them', () => {
  const unseen: Listed = { objects: [], gap: 'nobody recorded them' }

  expect(answers(inGold('true'), unseen)).toEqual([])
  expect(answers(inGold('false'), unseen)).toMatchObject([{ kind: 'unknown', path: 'matchConstraints', said: 'the labels of the namespace ns' }])
  expect(answers(inGold('false'))).toMatchObject([{ kind: 'refused', path: 'validations[0]' }])
})

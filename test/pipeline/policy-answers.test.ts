import { expect, test } from 'vitest'
import { bindingKind, namespaceKind, policyKind } from '../../src/model/admission-facts.ts'
import { toJsonText, type JsonObject } from '../../src/model/json.ts'
import { kindText, type Manifest } from '../../src/model/manifest.ts'
import { policyAnswersIn } from '../../src/pipeline/facts/admission/policy-answers.ts'
import { files, manifestsOf } from '../judge/manifests.ts'
import { boundIn, inNamespace, namespaceOf, type PolicyCase } from '../validate/bound-policy.ts'
import { policyCases } from '../validate/policy-cases.ts'

const manifest = (...bodies: readonly JsonObject[]): readonly Manifest[] => manifestsOf(bodies.map((body) => toJsonText(body)).join('\n---\n'))

/** What policies of the cluster say to the object of a case. */
function answers(one: PolicyCase) {
  const place = 'ns'
  const [policy, binding] = boundIn(place, one)
  const params = one.params === undefined ? [] : [inNamespace(one.params, place)]
  const listed = (...bodies: readonly JsonObject[]) => ({ objects: manifest(...bodies), gap: '' })
  const asked = manifest(one.object).map(({ id }) => id.name)
  const all = policyAnswersIn({
    desired: manifest(inNamespace(one.object, place), ...params),
    base: [],
    cluster: { ...files({ kubeVersion: '1.36.3' }), source: 'live', owned: one.live === undefined ? [] : manifest(inNamespace(one.live, place)) },
    admission: new Map([
      [kindText(policyKind), listed(policy)],
      [kindText(bindingKind), listed(binding)],
      [kindText(namespaceKind), listed(namespaceOf(place))],
    ]),
  })
  return all.filter(({ object }) => asked.includes(object.name))
}

test.each(policyCases.map((one) => [one.what, one] as const))('of a policy by %s Sluice says what the server does', (_what, one) => {
  const kinds = answers(one).map(({ kind }) => kind)

  expect([...new Set(kinds)]).toEqual(one.sluice === undefined ? (one.server === 'taken' ? [] : ['refused']) : [one.sluice])
})

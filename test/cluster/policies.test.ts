import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { textAt, type JsonObject } from '../../src/model/json.ts'
import { boundIn, inNamespace, namespaceOf, type PolicyCase } from '../validate/bound-policy.ts'
import { policyCases } from '../validate/policy-cases.ts'
import { isFine, openAsk, type Answer, type Ask } from './compat/ask.ts'
import { describeWithServer } from './server.ts'

const plurals: Readonly<Record<string, string>> = {
  Namespace: '/api/v1/namespaces',
  ConfigMap: 'configmaps',
  Deployment: 'deployments',
  ValidatingAdmissionPolicy: '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies',
  ValidatingAdmissionPolicyBinding: '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings',
}

/** Where objects of a kind are. */
function placeOf(object: JsonObject): string {
  const [apiVersion, plural, namespace] = [
    textAt(object, 'apiVersion') ?? '',
    plurals[textAt(object, 'kind') ?? ''] ?? '',
    textAt(object, 'metadata', 'namespace'),
  ]
  return plural.startsWith('/') ? plural : `${apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`}/namespaces/${namespace}/${plural}`
}

async function create(ask: Ask, object: JsonObject): Promise<void> {
  const answer = await ask({ method: 'POST', path: placeOf(object), body: object })
  expect(isFine(answer), JSON.stringify(answer.body)).toBe(true)
}

/** What an apply of the object would be answered. */
const tried = (ask: Ask, object: JsonObject): Promise<Answer> =>
  ask({
    method: 'PATCH',
    path: `${placeOf(object)}/${textAt(object, 'metadata', 'name')}?dryRun=All&fieldManager=sluice&force=true`,
    type: 'application/apply-patch+yaml',
    body: object,
  })

const sentinel: PolicyCase = {
  what: 'the last one',
  spec: {
    matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['configmaps'] }] },
    validations: [{ expression: 'false' }],
  },
  object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm' } },
  server: 'refused',
}

// The server looks for new policies in the background, about once a second.
const mostTries = 100

/** Policies count some time after they were written, in their order. */
async function untilTheyCount(ask: Ask, object: JsonObject): Promise<void> {
  for (let tries = 0; tries < mostTries && isFine(await tried(ask, object)); tries += 1) await sleep(200)
}

describeWithServer('admission policies of a real API server', ({ kubeconfig }) => {
  test('say what our cases say that they do', { timeout: 240_000 }, async () => {
    const ask = openAsk(kubeconfig)
    const placed = [...policyCases, sentinel].map((one, index) => ({ one, namespace: `policy-${index}` }))
    for (const { one, namespace } of placed) {
      await create(ask, namespaceOf(namespace))
      for (const before of [one.live, one.params].filter((object) => object !== undefined)) await create(ask, inNamespace(before, namespace))
    }
    for (const { one, namespace } of placed) for (const object of boundIn(namespace, one)) await create(ask, object)
    await untilTheyCount(ask, inNamespace(sentinel.object, `policy-${policyCases.length}`))

    const said: [string, string][] = []
    for (const { one, namespace } of placed) {
      const { code, body } = await tried(ask, inNamespace(one.object, namespace))
      const byPolicy = (textAt(body, 'message') ?? '').includes(`ValidatingAdmissionPolicy '${namespace}'`)
      said.push([one.what, code < 300 ? 'taken' : byPolicy ? 'refused' : (textAt(body, 'message') ?? '')])
    }

    expect(said).toEqual(placed.map(({ one }) => [one.what, one.server]))
  })
})

import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import { applyWorkspace, type ApplyWorkspace } from './apply-workspace.ts'
import { isFine, openAsk, type Ask } from './compat/ask.ts'
import { describeWithServer } from './server.ts'

// Other tests write ConfigMaps to this server, too.
const label = 'sluice-policy'

const policy: JsonObject = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: label },
  spec: {
    matchConstraints: {
      objectSelector: { matchLabels: { [label]: 'asked' } },
      resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['configmaps'] }],
    },
    validations: [{ expression: 'object.data.depth == "1"', message: 'No deeper than 1' }],
  },
}

const binding: JsonObject = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicyBinding',
  metadata: { name: label },
  spec: { policyName: label, validationActions: ['Deny'] },
}

async function bound(ask: Ask): Promise<void> {
  for (const [plural, body] of [
    ['validatingadmissionpolicies', policy],
    ['validatingadmissionpolicybindings', binding],
  ] as const) {
    const answer = await ask({ method: 'POST', path: `/apis/admissionregistration.k8s.io/v1/${plural}`, body })
    expect(isFine(answer), JSON.stringify(answer.body)).toBe(true)
  }
}

const templates = (depth: number): Readonly<Record<string, string>> => ({
  'namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: ns }\n',
  'm.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: asked, labels: { ${label}: asked } }\ndata: { depth: "${depth}" }\n`,
})

type Found = { readonly rule: string; readonly severity: string; readonly object: { readonly kind: string; readonly name: string } }

async function refusedBy(place: ApplyWorkspace, verb: string, ...flags: readonly string[]): Promise<readonly Found[]> {
  const { out, err } = await place.run(verb, [...flags, '--output', 'json'])
  const { findings }: { readonly findings?: readonly Found[] } = JSON.parse(out)
  expect(findings, out + err).toBeDefined()
  return (findings ?? []).filter(({ rule }) => rule === 'object/policy-refused')
}

describeWithServer('a policy of the cluster', (server) => {
  test('blocks what it would refuse, live, by a snapshot and in apply, and nothing that it takes', async () => {
    await bound(openAsk(server.kubeconfig))
    using place = await applyWorkspace(server, { name: 'policies', templates: templates(1) })
    await place.run('snapshot')
    const snapshot = ['--snapshot', `${place.root}/values/e/snapshot.json`]
    const fine = [await refusedBy(place, 'check'), await refusedBy(place, 'check', ...snapshot)]
    await place.commit(templates(2))

    const [live, recorded, applied] = [await refusedBy(place, 'check'), await refusedBy(place, 'check', ...snapshot), await refusedBy(place, 'apply', '--yes')]

    const refused = [{ severity: 'block', object: { kind: 'ConfigMap', name: 'asked' } }]
    expect(fine).toEqual([[], []])
    expect([live, recorded, applied]).toMatchObject([refused, refused, refused])
  })
})

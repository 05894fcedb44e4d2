import { expect, test } from 'vitest'
import { listAt, textAt } from '../../src/model/json.ts'
import { rendered, renderedFiles } from './applied.ts'
import { openClient } from './client.ts'
import { describeWithControllers, describeWithServer } from './server.ts'

const namespace = (name: string) => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n`
const configMap = (space: string, name = 'm') => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: ${space} }\ndata: { a: "1" }\n`
const crd = (group: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: lamps.${group} }
spec:
  group: ${group}
  scope: Namespaced
  names: { kind: Lamp, plural: lamps, singular: lamp, listKind: LampList }
  versions:
    - name: v1
      served: true
      storage: true
      subresources: { status: {} }
      schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { on: { type: boolean } } }, status: { type: object, x-kubernetes-preserve-unknown-fields: true } } } }
`
const lamp = (group: string, space: string) => `apiVersion: ${group}/v1\nkind: Lamp\nmetadata: { name: l, namespace: ${space} }\nspec: { on: true }\n`
const closedWebhook = (group: string, space: string) => `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: ${space} }
webhooks:
  - name: lamps.${group}
    admissionReviewVersions: [v1]
    sideEffects: None
    failurePolicy: Fail
    timeoutSeconds: 1
    clientConfig: { service: { namespace: ${space}, name: nobody } }
    rules: [{ apiGroups: [${group}], apiVersions: ['*'], resources: [lamps], operations: [CREATE, UPDATE] }]
`
const deployment = (space: string, name = 'web') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${space} }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: c, image: example.com/c:1 }] }
`

const chart = (name: string, text: string) => ({
  [`values/_charts/${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
  [`values/_charts/${name}/templates/a.yaml`]: text,
})
const needing = (name: string, needs: string) =>
  `  - { name: ${name}, namespace: needs, chart: ${name}, repository: ../_charts/${name}, version: 1.0.0, needs: [${needs}] }\n`

describeWithServer('waves on a real API server', (server) => {
  test('a CRD is served before its objects go, and a webhook that nobody answers comes after them', async () => {
    const group = 'waves.example.com'
    using work = await rendered(server, {
      'a.yaml': lamp(group, 'waves'),
      'b.yaml': closedWebhook(group, 'waves'),
      'c.yaml': crd(group),
      'd.yaml': configMap('waves'),
      'e.yaml': namespace('waves'),
    })

    const ran = await work.run('apply', '--yes')

    expect(ran.code, ran.out + ran.err).toBe(0)
    expect([...ran.err.matchAll(/wave (\d) of (\d): (.*)/g)].map(([line]) => line)).toEqual([
      'wave 1 of 4: namespaces and CRDs, 2 objects',
      'wave 2 of 4: configuration, 1 objects',
      'wave 3 of 4: custom resources, 1 objects',
      'wave 4 of 4: webhook configurations, 1 objects',
    ])
    expect(textAt(await server.client.get(`/apis/${group}/v1/namespaces/waves/lamps/l`), 'metadata', 'name')).toBe('l')
    await server.client.remove({ apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration', metadata: { name: 'waves' } })
  })

  test('a release that needs another one comes after all of it', async () => {
    using work = await renderedFiles(server, {
      ...chart('app', configMap('needs', 'app')),
      ...chart('base', `${namespace('needs')}---\n${configMap('needs', 'base')}`),
      'values/e/capabilities.yml': 'kubeVersion: "1.35.0"\napiVersions: [v1]\n',
      'values/e/environment.yml': `cluster: { context: ${server.context} }\nreleases:\n${needing('app', 'base')}${needing('base', '')}`,
    })

    const stream = await work.run('apply', '--print-stream')
    const ran = await work.run('apply', '--yes')

    expect([...stream.out.matchAll(/^ {2}name: (\w+)/gm)].map(([, name]) => name)).toEqual(['needs', 'base', 'app'])
    expect(ran.code, ran.out + ran.err).toBe(0)
  })

  test('what does not get ready in time is named with its conditions and events, values of Secrets and commands taken out', async () => {
    const group = 'unready.example.com'
    const secret = 'correct-horse-battery'
    using work = await rendered(
      server,
      {
        'a.yaml': namespace('unready'),
        'b.yaml': crd(group),
        'c.yaml': lamp(group, 'unready'),
        'd.yaml': `apiVersion: v1\nkind: Secret\nmetadata: { name: s, namespace: unready }\nstringData: { p: ${secret} }\n`,
      },
      { release: 'secrets: allow' },
    )
    const first = await work.run('apply', '--yes')
    expect(first.code, first.out + first.err).toBe(0)
    const message = `the password ${secret} is wrong\n::error::PWNED \u001B[2J`
    await server.client.status({
      apiVersion: `${group}/v1`,
      kind: 'Lamp',
      metadata: { name: 'l', namespace: 'unready' },
      status: { conditions: [{ type: 'Ready', status: 'False', reason: 'NoPower', message }] },
    })
    await server.client.apply({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'e', namespace: 'unready' },
      involvedObject: { kind: 'Lamp', name: 'l', namespace: 'unready' },
      type: 'Warning',
      reason: 'Dark',
      message: `no light with ${secret}`,
      count: 3,
      lastTimestamp: new Date().toISOString(),
    })

    const ran = await work.run('apply', '--yes', '--timeout', '1s')

    expect(ran.code, ran.out + ran.err).toBe(3)
    expect(ran.err).toContain('Stopped in wave 3 of 3 (custom resources)')
    expect(ran.err).toContain('--> Lamp unready/l')
    expect(ran.err).toContain('Ready is False, NoPower: the password *** is wrong')
    expect(ran.err).toContain('Dark of Lamp l, 3 times: no light with ***')
    expect(ran.out + ran.err).not.toContain(secret)
    expect(ran.err).not.toMatch(/^\s*::error::/m)
    expect(ran.err).not.toContain('\u001B')
  })

  test('without waiting, nothing that is applied has to be ready', async () => {
    using work = await rendered(server, { 'a.yaml': namespace('no-wait'), 'b.yaml': deployment('no-wait') })

    const ran = await work.run('apply', '--yes', '--no-wait')

    expect(ran.code, ran.out + ran.err).toBe(0)
  })

  test('the failure has a code of its own for programs', async () => {
    using work = await rendered(server, { 'a.yaml': namespace('not-ready'), 'b.yaml': deployment('not-ready') })

    const ran = await work.run('apply', '--yes', '--timeout', '1s', '--output', 'json')

    expect(ran.code).toBe(3)
    expect(JSON.parse(ran.out)).toMatchObject({
      error: { code: 'not-ready', problems: [{ file: 'Deployment not-ready/web', message: expect.stringContaining('0 of 2 replicas') }] },
    })
  })

  test('400 objects of one wave go in streams side by side, each once', async () => {
    const many = Array.from({ length: 400 }, (_, index) => configMap('many', `m${index}`)).join('---\n')
    using work = await rendered(server, { 'a.yaml': namespace('many'), 'b.yaml': many })

    const ran = await work.run('apply', '--yes')
    const again = await work.run('apply', '--yes')

    expect(ran.code, ran.err).toBe(0)
    expect(ran.out).toContain('401 applied, 401 created')
    expect([...again.out.matchAll(/ConfigMap many\/m\d+ unchanged/g)]).toHaveLength(400)
  })
})

describeWithControllers('waves where workloads become ready', (up) => {
  test('a Deployment is available when apply ends, and the next wave starts only then', async () => {
    using work = await rendered(up(), { 'a.yaml': namespace('ready'), 'b.yaml': deployment('ready'), 'c.yaml': closedWebhook('ready.example.com', 'ready') })

    const ran = await work.run('apply', '--yes')

    // By the cluster's own clock, since a Deployment that is ready at the first look is not told of.
    const client = openClient(up().kubeconfig)
    const web = await client.get('/apis/apps/v1/namespaces/ready/deployments/web')
    const webhook = await client.get('/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/ready')
    const available = listAt(web, 'status', 'conditions').find((condition) => textAt(condition, 'type') === 'Available')

    expect(ran.code, ran.out + ran.err).toBe(0)
    expect(textAt(available, 'status')).toBe('True')
    expect(Date.parse(textAt(webhook, 'metadata', 'creationTimestamp') ?? '')).toBeGreaterThanOrEqual(Date.parse(textAt(available, 'lastTransitionTime') ?? ''))
  })

  test('pods that cannot be placed are told with the events about them', async () => {
    const nowhere = deployment('stuck').replace('containers:', 'nodeSelector: { disk: none }, containers:')
    using work = await rendered(up(), { 'a.yaml': namespace('stuck'), 'b.yaml': nowhere })

    const ran = await work.run('apply', '--yes', '--timeout', '8s')

    expect(ran.code, ran.out + ran.err).toBe(3)
    expect(ran.err).toContain('Deployment stuck/web')
    expect(ran.err).toMatch(/FailedScheduling of Pod web-\S+: 0\/1 nodes are available/)
  })
})

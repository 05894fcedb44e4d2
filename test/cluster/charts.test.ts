import { expect, test } from 'vitest'
import type { Ran } from '../cli/workspace.ts'
import { missingCharts, openChartStory, type ChartRelease } from './chart-story.ts'
import { openClient } from './client.ts'
import { describeWithControllers } from './server.ts'

// Pods of kwok answer nothing. A webhook behind them is called in vain: with failurePolicy Ignore the API server goes on, with Fail it refuses. None of these
// charts brings an object that its own Fail webhook judges, and webhook configurations go last, so that nothing comes after them in the same apply.

const istio = (version: string): readonly ChartRelease[] =>
  [
    { name: 'istio-base', chart: 'base' },
    { name: 'istiod', chart: 'istiod' },
  ].map((release) => ({ ...release, namespace: 'istio-system', version }))

const certManager = (version: string): readonly ChartRelease[] => [
  // The hook only waits until the webhook answers, which it never does here.
  { name: 'cert-manager', namespace: 'cert-manager', chart: 'cert-manager', version, more: ', hooks: drop, values: [cert-manager.yml]' },
]

const prometheus: readonly ChartRelease[] = [
  // The hooks make a certificate for the webhook.
  {
    name: 'prometheus',
    namespace: 'monitoring',
    chart: 'kube-prometheus-stack',
    version: '88.5.3',
    more: ', hooks: drop, secrets: redact, values: [prometheus.yml]',
  },
]

const secret = (name: string, stringData: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'monitoring' },
  stringData,
})

const missing = missingCharts([...istio('1.28.0'), ...istio('1.30.0'), ...certManager('v1.12.0'), ...certManager('v1.18.0'), ...prometheus])
const withCharts = test.skipIf(missing !== '')

const clean = (ran: Ran): void => expect(ran.code, ran.out + ran.err).toBe(0)

describeWithControllers('Istio', (up) => {
  withCharts('1.28 is applied, its istiod becomes available, and 1.30 follows, with no drift after either', async () => {
    using story = await openChartStory(up(), 'istio-system')

    await story.release(istio('1.28.0'))
    clean(await story.run('check'))
    clean(await story.run('apply', '--yes'))
    clean(await story.run('drift'))

    await story.release(istio('1.30.0'))
    clean(await story.run('check'))
    clean(await story.run('apply', '--yes'))
    clean(await story.run('drift'))
    await expect(openClient(up().kubeconfig).get(`${definitions}/trafficextensions.extensions.istio.io`)).resolves.toBeDefined()
  })
})

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

describeWithControllers('kube-prometheus-stack', (up) => {
  withCharts('is refused by client-side apply, whose annotation its CRDs exceed, and applied by the server', async () => {
    using story = await openChartStory(up(), 'monitoring', { 'values/e/prometheus.yml': 'grafana: { adminPassword: known }\n' })
    await story.release(prometheus)

    const clientSide = await story.run('apply', '--yes', '--mode', 'client')
    const serverSide = await story.run('apply', '--yes')

    expect(clientSide.code, clientSide.out).toBe(11)
    expect(clientSide.out).toContain('262,144')
    clean(serverSide)
  })

  withCharts('has no drift once somebody has brought the Secrets whose values are not in Git', async () => {
    using story = await openChartStory(up(), 'monitoring', { 'values/e/prometheus.yml': 'grafana: { adminPassword: known }\n' })
    await story.release(prometheus)
    clean(await story.run('apply', '--yes'))

    const client = openClient(up().kubeconfig)
    await client.apply(secret('prometheus-grafana', { 'admin-user': 'admin', 'admin-password': 'known', 'ldap-toml': '' }), 'external-secrets')
    await client.apply(secret('alertmanager-prometheus-kube-prometheus-alertmanager', { 'alertmanager.yaml': 'route: {}' }), 'external-secrets')

    clean(await story.run('drift'))
  })
})

describeWithControllers('cert-manager', (up) => {
  withCharts('1.12 is applied, and 1.18 follows, with no drift but the objects that left the chart', async () => {
    using story = await openChartStory(up(), 'cert-manager', { 'values/e/cert-manager.yml': 'installCRDs: true\n' })

    await story.release(certManager('v1.12.0'))
    clean(await story.run('apply', '--yes'))
    clean(await story.run('drift'))

    await story.release(certManager('v1.18.0'))
    clean(await story.run('apply', '--yes'))
    // 1.18 has three objects less, and nobody asked to prune.
    const drift = await story.run('drift', '--output', 'json')
    expect(JSON.parse(drift.out).drift.map(({ kind, object }: { kind: string; object: { kind: string } }) => `${kind} ${object.kind}`)).toEqual([
      'extra ConfigMap',
      'extra ClusterRole',
      'extra ClusterRoleBinding',
    ])
  })
})

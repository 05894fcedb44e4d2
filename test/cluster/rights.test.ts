import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromJsonText, listAt, textAt, toJsonText, type JsonObject } from '../../src/model/json.ts'
import { scratchFolder, type Folder } from '../adapters/chart-folder.ts'
import { startApiServer, type ApiServer } from './api-server.ts'
import { missingCharts, openChartStory, type ChartRelease } from './chart-story.ts'
import { openClient, type Client } from './client.ts'
import { contextOf } from './kubeconfig.ts'
import { bound, printedRoles, rbac, without } from './roles.ts'
import { describeWithServer } from './server.ts'

const namespace = 'cert-manager'
const values = { 'values/e/cert-manager.yml': 'installCRDs: true\n' }
const release = (more = ''): ChartRelease => ({
  name: 'cert-manager',
  namespace,
  chart: 'cert-manager',
  version: 'v1.18.0',
  more: `, hooks: drop, values: [cert-manager.yml]${more}`,
})

const missing = missingCharts([release()])

describeWithServer('the rights that apply needs', () => {
  let server: ApiServer
  let client: Client
  let folder: Folder

  beforeAll(async () => {
    folder = scratchFolder()
    server = await startApiServer({ users: ['applier'] })
    client = openClient(server.kubeconfig)
    for (const name of [namespace, 'kube-system']) await client.namespace(name)
  })
  afterAll(async () => {
    await server.stop()
    folder[Symbol.dispose]()
  })

  /** The administrator's context, but that "applier" is its user. */
  const applier = (): string => {
    const text = readFileSync(server.kubeconfig, 'utf8')
    const contexts = listAt(fromJsonText(text), 'contexts').filter((one) => textAt(one, 'name') !== contextOf('admin'))
    const own = contexts.find((one) => textAt(one, 'name') === contextOf('applier'))
    const config = { ...Object(fromJsonText(text)), contexts: [{ ...Object(own), name: contextOf('admin') }] }
    return folder.write('applier', toJsonText(config))
  }

  async function give(roles: readonly JsonObject[], subject: JsonObject): Promise<void> {
    for (const role of roles) {
      await client.apply(role, 'test')
      await client.apply(bound(role, subject), 'test')
    }
  }

  const isThere = (path: string): Promise<boolean> =>
    client.get(path).then(
      () => true,
      () => false,
    )

  const applierUser = { kind: 'User', apiGroup: rbac, name: 'applier' }
  const lease = `/apis/coordination.k8s.io/v1/namespaces/default/leases/${namespace}`
  const withChart = test.skipIf(missing !== '')

  withChart('T32: with one of the printed rights less apply of cert-manager fails before its first write, and names the right', async () => {
    using story = await openChartStory(server, namespace, values)
    await story.release([release()])
    const roles = await printedRoles(story)
    const taken = [
      ['patch', 'deployments', 'may not patch deployments.apps in namespace cert-manager'],
      ['escalate', 'clusterroles', 'may not escalate clusterroles.rbac.authorization.k8s.io'],
      ['bind', 'roles', 'may not bind roles.rbac.authorization.k8s.io'],
      ['list', 'services', 'list services in namespace cert-manager'],
    ] as const

    for (const [verb, resource, why] of taken) {
      await give(without(roles, verb, resource), applierUser)
      const refused = await story.runBy(applier(), 'apply', '--yes', '--no-wait')
      expect([refused.code, refused.err], refused.out).toEqual([3, expect.stringContaining(why)])
    }
    expect([await isThere(lease), await isThere('/apis/apps/v1/namespaces/cert-manager/deployments/cert-manager')]).toEqual([false, false])
  })

  withChart('T32: with the printed roles and no other right apply of cert-manager succeeds, and so does the next one', async () => {
    using story = await openChartStory(server, namespace, values)
    await story.release([release()])
    const roles = await printedRoles(story)

    await give(roles, applierUser)
    const applied = await story.runBy(applier(), 'apply', '--yes', '--no-wait')
    const again = await story.runBy(applier(), 'apply', '--yes', '--no-wait')

    expect(applied.code, applied.out + applied.err).toBe(0)
    expect([again.code, again.out], again.err).toEqual([0, expect.stringContaining('0 created, 0 changed')])
    expect(toJsonText(roles)).not.toContain('"*"')
  })

  withChart('T32: with "as" the objects of a release are applied by the rights of its ServiceAccount', async () => {
    using story = await openChartStory(server, namespace, values)
    await client.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'deployer', namespace } }, 'test')
    await story.release([release(', as: deployer')])
    const roles = await printedRoles(story)
    const own = roles.filter((role) => textAt(role, 'metadata', 'name') === 'sluice-e-cert-manager-deployer')
    const others = roles.filter((role) => !own.includes(role))

    await give(others, applierUser)
    await give(without(own, 'patch', 'services'), { kind: 'ServiceAccount', namespace, name: 'deployer' })
    const refused = await story.runBy(applier(), 'apply', '--yes', '--no-wait')
    await give(own, { kind: 'ServiceAccount', namespace, name: 'deployer' })
    const applied = await story.runBy(applier(), 'apply', '--yes', '--no-wait')

    expect(toJsonText(others)).not.toContain('"deployments"],"verbs":["create"')
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('system:serviceaccount:cert-manager:deployer')])
    expect(refused.err).toContain('may not patch services in namespace cert-manager')
    expect(applied.code, applied.out + applied.err).toBe(0)
  })

  test('T32: doctor warns of a user who may do everything', async () => {
    using story = await openChartStory(server, namespace)
    await story.release([])

    const told = await story.run('doctor')

    expect(told.out).toContain('this user may do everything to everything (cluster-admin)')
  })
})

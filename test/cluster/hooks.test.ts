import { loadAll } from 'js-yaml'
import { expect, test } from 'vitest'
import { isObject } from '../../src/model/json.ts'
import { rendered } from './applied.ts'
import { openClient } from './client.ts'
import { describeWithControllers } from './server.ts'

const namespace = (name: string): string => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n`
const configMap = (space: string, annotations = '{}'): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m, namespace: ${space}, annotations: ${annotations} }\ndata: { a: "1" }\n`

type Hook = {
  readonly name: string
  readonly space: string
  readonly events: string
  readonly policies?: string
  readonly weight?: number
  readonly pod?: string
}

const job = ({ name, space, events, policies = '', weight = 0, pod = '' }: Hook): string => `apiVersion: batch/v1
kind: Job
metadata:
  name: ${name}
  namespace: ${space}
  annotations: { helm.sh/hook: "${events}", helm.sh/hook-weight: "${weight}"${policies === '' ? '' : `, helm.sh/hook-delete-policy: "${policies}"`} }
spec:
  backoffLimit: 0
  activeDeadlineSeconds: ${pod === '' ? 120 : 2}
  template: { spec: { restartPolicy: Never, ${pod} containers: [{ name: c, image: example.com/c:1 }] } }
`
const nowhere = 'nodeSelector: { disk: none },'

const wavesIn = (said: string): readonly string[] => [...said.matchAll(/wave \d of \d: (.*), \d+ objects/g)].map(([, name]) => name ?? '')

describeWithControllers('hooks that apply runs', (up) => {
  const isThere = async (path: string): Promise<boolean> => {
    const { items } = JSON.parse(JSON.stringify(await openClient(up().kubeconfig).get(path.slice(0, path.lastIndexOf('/')))))
    return items.some((item: { metadata: { name: string } }) => item.metadata.name === path.slice(path.lastIndexOf('/') + 1))
  }

  test('go to their end by weight before and after an install, others before an upgrade, and their delete policies hold', async () => {
    const space = 'hooks'
    using work = await rendered(
      up(),
      {
        'a.yaml': namespace(space),
        'b.yaml': configMap(space),
        'c.yaml': job({ name: 'second', space, events: 'pre-install', weight: 5, policies: 'hook-succeeded' }),
        'd.yaml': job({ name: 'first', space, events: 'pre-install,pre-upgrade', weight: -5 }),
        'e.yaml': job({ name: 'last', space, events: 'post-install', policies: 'before-hook-creation,hook-succeeded' }),
      },
      { release: 'hooks: run' },
    )
    const jobs = `/apis/batch/v1/namespaces/${space}/jobs`
    const client = openClient(up().kubeconfig)

    const install = await work.run('apply', '--yes')

    expect(install.code, install.out + install.err).toBe(0)
    expect(wavesIn(install.err)).toEqual([
      'namespaces and CRDs',
      'pre-install hooks of weight -5',
      'pre-install hooks of weight 5',
      'configuration',
      'post-install hooks of weight 0',
    ])
    expect([await isThere(`${jobs}/first`), await isThere(`${jobs}/second`), await isThere(`${jobs}/last`)]).toEqual([true, false, false])

    const drift = await work.run('drift')
    expect(drift.code, drift.out + drift.err).toBe(0)

    const before = await client.get(`${jobs}/first`)
    const upgrade = await work.run('apply', '--yes')
    const after = await client.get(`${jobs}/first`)

    expect(upgrade.code, upgrade.out + upgrade.err).toBe(0)
    expect(wavesIn(upgrade.err)).toEqual(['namespaces and CRDs', 'pre-upgrade hooks of weight -5', 'configuration'])
    expect(after).toMatchObject({ status: { succeeded: 1 } })
    expect(JSON.stringify(after)).not.toContain(JSON.parse(JSON.stringify(before)).metadata.uid)
  })

  test('that fail stop apply before what comes after them, are told, and go where their policy says so', async () => {
    const space = 'failing-hooks'
    using work = await rendered(
      up(),
      {
        'a.yaml': namespace(space),
        'b.yaml': configMap(space),
        'c.yaml': job({ name: 'never', space, events: 'pre-install', policies: 'hook-failed', pod: nowhere }),
      },
      { release: 'hooks: run' },
    )

    const ran = await work.run('apply', '--yes', '--timeout', '60s')

    expect(ran.code, ran.out + ran.err).toBe(3)
    expect(ran.err).toContain(`--> Job ${space}/never`)
    expect(ran.err).toContain('Failed is True, DeadlineExceeded')
    expect(await isThere(`/apis/batch/v1/namespaces/${space}/jobs/never`)).toBe(false)
    expect(await isThere(`/api/v1/namespaces/${space}/configmaps/m`)).toBe(false)
  })

  test('that a broken-off install left go with a later apply, as their policy says', async () => {
    const space = 'late-hooks'
    const late = job({ name: 'late', space, events: 'post-install', policies: 'hook-succeeded' })
    const client = openClient(up().kubeconfig)
    await client.namespace(space)
    for (const body of [...loadAll(configMap(space)), ...loadAll(late)].filter(isObject)) await client.apply(body)
    const path = `/apis/batch/v1/namespaces/${space}/jobs/late`
    await expect.poll(() => client.get(path), { timeout: 60_000 }).toMatchObject({ status: { succeeded: 1 } })
    using work = await rendered(up(), { 'a.yaml': namespace(space), 'b.yaml': configMap(space), 'c.yaml': late }, { release: 'hooks: run' })

    const ran = await work.run('apply', '--yes')

    expect(ran.code, ran.out + ran.err).toBe(0)
    expect(wavesIn(ran.err)).not.toContain('post-install hooks of weight 0')
    expect(await isThere(path)).toBe(false)
  })

  test('leave an object of their name alone that is no hook', async () => {
    const space = 'own-hooks'
    const client = openClient(up().kubeconfig)
    await client.namespace(space)
    await client.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm', namespace: space }, data: { mine: 'yes' } }, 'somebody')
    using work = await rendered(up(), { 'a.yaml': namespace(space), 'b.yaml': configMap(space, '{ helm.sh/hook: pre-install }') }, { release: 'hooks: run' })

    const ran = await work.run('apply', '--yes')

    expect(ran.code, ran.out + ran.err).toBe(0)
    expect(await client.get(`/api/v1/namespaces/${space}/configmaps/m`)).toMatchObject({ data: { mine: 'yes', a: '1' } })
  })
})

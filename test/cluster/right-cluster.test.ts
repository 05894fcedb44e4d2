import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder, type Folder } from '../adapters/chart-folder.ts'
import { configMap } from '../cli/workspace.ts'
import { startApiServer } from './api-server.ts'
import { applyWorkspace, type ApplyWorkspace } from './apply-workspace.ts'
import { openClient } from './client.ts'
import { describeWithServer } from './server.ts'

const namespaced = (name: string) => ({ 'm.yaml': configMap('m').replace('name: m', `name: m, namespace: ${name}`) })

const unchecked = (text: string): string => text.replace(/"certificate-authority":"[^"]*"/, '"insecure-skip-tls-verify":true')

describeWithServer('the cluster that is meant', (server) => {
  const workspaceIn = async (name: string): Promise<ApplyWorkspace> => {
    const place = await applyWorkspace(server, { name, templates: namespaced(name) })
    await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
    return place
  }
  const kubeconfigWith = (folder: Folder, change: (text: string) => string): { KUBECONFIG: string } => ({
    KUBECONFIG: folder.write('kubeconfig', change(readFileSync(server.kubeconfig, 'utf8'))),
  })

  test('T27: a context of one name that leads to another cluster is exit 12 for every verb that asks it, and nothing is sent there', async () => {
    using place = await workspaceIn('elsewhere')
    const other = await startApiServer()
    try {
      const recorded = await place.run('snapshot')
      await place.commit({})
      const here = await place.run('apply', ['--yes'])
      await openClient(other.kubeconfig).apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'elsewhere' } })

      const led = { KUBECONFIG: other.kubeconfig }
      const verbs = [['check'], ['plan'], ['apply', '--yes'], ['drift'], ['diff', '--live']]
      const there = await Promise.all(verbs.map(([verb = '', ...flags]) => place.run(verb, flags, led)))

      expect([recorded.code, here.code], recorded.err + here.err).toEqual([0, 0])
      expect(there.map(({ code }) => code)).toEqual([12, 12, 12, 12, 12])
      expect(there.map(({ err }) => err)).toEqual(verbs.map(() => expect.stringContaining('its context leads to the cluster')))
      await expect(openClient(other.kubeconfig).get('/api/v1/namespaces/elsewhere/configmaps/m')).rejects.toThrow('not found')
    } finally {
      await other.stop()
    }
  })

  test('T27: apply sends nothing to a server whose certificate is not checked, unless the reviewed policy lets it', async () => {
    using folder = scratchFolder()
    using strict = await workspaceIn('unverified')
    using open = await workspaceIn('unverified-open')
    const file = 'values/e/environment.yml'
    open.write(file, readFileSync(join(open.root, file), 'utf8').replace('policy: {', 'policy: { allowUnverifiedServer: true'))
    await open.commit({})

    const refused = await strict.run('apply', ['--yes'], kubeconfigWith(folder, unchecked))
    const allowed = await open.run('apply', ['--yes'], kubeconfigWith(folder, unchecked))

    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('certificate of its server is not checked')])
    await expect(server.client.get('/api/v1/namespaces/unverified/configmaps/m')).rejects.toThrow('not found')
    expect(allowed.code, allowed.out + allowed.err).toBe(0)
  })

  test('T27: a user who acts as "" would go on with all of their own rights, and is refused', async () => {
    using folder = scratchFolder()
    using place = await workspaceIn('nobody')

    const asNobody = await place.run(
      'apply',
      ['--yes'],
      kubeconfigWith(folder, (text) => text.replaceAll('"user":{"token"', '"user":{"as":"","token"')),
    )

    expect([asNobody.code, asNobody.err]).toEqual([2, expect.stringContaining('acts as ""')])
    await expect(server.client.get('/api/v1/namespaces/nobody/configmaps/m')).rejects.toThrow('not found')
  })
})

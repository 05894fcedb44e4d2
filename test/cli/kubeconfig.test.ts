import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configMap, oneRelease, scratch, sluice } from './workspace.ts'

const kubeconfig = `apiVersion: v1
kind: Config
clusters: [{ name: nowhere, cluster: { server: "https://127.0.0.1:1" } }]
users: [{ name: nobody, user: { token: canary-token } }]
contexts: [{ name: nowhere, context: { cluster: nowhere, user: nobody } }]
`

test('T23: a kubeconfig that lies in the workspace is refused with 2 by every verb that asks a cluster, and nothing of it is shown', async () => {
  using place = scratch({ ...oneRelease({ 'm.yaml': configMap('m') }), kubeconfig })
  await sluice(['render', '--workspace', place.root])

  const asked = [['check'], ['drift'], ['snapshot'], ['diff', '--live']].map((words) =>
    sluice([...words, '--workspace', place.root], { env: { KUBECONFIG: join(place.root, 'kubeconfig') } }),
  )

  for (const ran of await Promise.all(asked)) {
    expect([ran.code, ran.err], ran.out).toEqual([2, expect.stringContaining('lies in the workspace')])
    expect(ran.out + ran.err).not.toContain('canary-token')
  }
})

import { expect, test } from 'vitest'
import { crdText, snapshotText } from './snapshots.ts'
import { oneRelease, scratch, sluice } from './workspace.ts'

test.each([
  ['the cluster that was recorded', 'u', 0],
  ['another cluster than the one that was recorded', '0b7e3b0c-6f53-4b0e-9f8e-3c1c0d0a7f11', 12],
])('T27: check by a snapshot of %s', async (_name, clusterUid, code) => {
  using place = scratch({
    ...oneRelease({ 'crd.yaml': crdText('a') }),
    'values/e/capabilities.yml': `kubeVersion: "1.35.0"\napiVersions: [v1]\nclusterUid: ${clusterUid}\n`,
    'values/e/snapshot.json': snapshotText(crdText('a'), new Date().toISOString()),
  })
  await sluice(['render', '--workspace', place.root])

  const ran = await sluice(['check', '--workspace', place.root, '--snapshot', `${place.root}/values/e/snapshot.json`])

  expect(ran.code, ran.out + ran.err).toBe(code)
  expect(ran.out + ran.err).not.toContain('3c1c0d0a7f11')
})

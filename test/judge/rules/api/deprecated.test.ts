import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import { crd, shop, version } from '../../builders.ts'
import { files, manifestsOf } from '../../manifests.ts'

const slices = manifestsOf('{ apiVersion: resource.k8s.io/v1beta1, kind: DeviceClass, metadata: { name: gpu } }')
const at = (forecast: string) => judge({ base: [], desired: slices, cluster: files(), forecast })

test('a version that a coming release removes warns from its deprecation on, with that release', () => {
  expect(at('1.35')).toMatchObject([{ rule: 'api/deprecated', severity: 'warn', lane: 'API' }])
  expect(at('1.35')[0]?.message).toBe('resource.k8s.io/v1beta1 DeviceClass is deprecated in Kubernetes 1.35, and Kubernetes 1.38 removes it')
})

test('before it is deprecated there is nothing to say, and after it is removed another rule says it', () => {
  expect(at('1.34')).toEqual([])
  expect(at('1.38').map((finding) => finding.rule)).toEqual(['api/removed'])
})

const deprecated = crd({ versions: [version('v1', {}, { deprecated: true, deprecationWarning: 'use v2' }), version('v2', {}, { storage: false })] })

test('objects at a version that their CRD deprecates are named', () => {
  expect(judge({ base: [], desired: [deprecated, shop('corner', {})], cluster: files() })).toMatchObject([
    { rule: 'api/deprecated', severity: 'warn', object: { kind: 'Shop', name: 'corner' }, message: 'example.com/v1 Shop is deprecated by its CRD: use v2' },
  ])
})

test('two equal folders are no finding', () => {
  const same = [deprecated, shop('corner', {}), ...slices]

  expect(judge({ base: same, desired: same, cluster: files({ crds: [deprecated] }) })).toEqual([])
})

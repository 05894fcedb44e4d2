import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import { crd, shop, shops, version } from '../../builders.ts'
import { files, manifestOf } from '../../manifests.ts'
import { withObjects } from '../../with-objects.ts'

const versions = [version('v1', {})]
const plain = crd({ versions })
const appliedBy = (manager: string, operation: string) =>
  crd({ versions }, { metadata: { name: 'shops.example.com', managedFields: [{ manager, operation }] } })

test('a CRD that lives and was in the base blocks when it is no longer desired', () => {
  const findings = judge({ base: [plain], desired: [], cluster: files({ crds: [plain] }) })

  expect(findings).toMatchObject([{ rule: 'crd/deleted', severity: 'block', lane: 'CRD', object: { name: 'shops.example.com' }, path: '' }])
})

test('a CRD that Sluice applied for another environment of the same cluster is not ours to delete', () => {
  expect(judge({ base: [], desired: [], cluster: files({ crds: [appliedBy('sluice', 'Apply')] }) })).toEqual([])
})

test('a CRD of somebody else, or one that does not live, is nobody to delete', () => {
  expect(judge({ base: [], desired: [], cluster: files({ crds: [appliedBy('helm', 'Apply')] }) })).toEqual([])
  expect(judge({ base: [plain], desired: [], cluster: files() })).toEqual([])
})

test('live objects of the kind are counted and named', () => {
  const findings = judge(withObjects({ base: [plain], desired: [], cluster: files({ crds: [plain], ...shops([shop('a', {}), shop('b', {})]) }) }))

  expect(findings).toMatchObject([{ hits: ['default/a', 'default/b'], message: 'Deleting CRD shops.example.com deletes 2 live Shops' }])
})

test('a list of live objects that is not complete is said', () => {
  const findings = judge(withObjects({ base: [plain], desired: [], cluster: files({ crds: [plain], ...shops([], 'shops is forbidden') }) }))

  expect(findings[0]?.message).toContain('shops is forbidden')
})

test('a CRD of the same kind in another group is named as what comes in its place', () => {
  const moved = manifestOf({
    ...plain.body,
    metadata: { name: 'shops.example.org' },
    spec: { group: 'example.org', names: { kind: 'Shop', plural: 'shops' }, versions },
  })
  const findings = judge({ base: [plain], desired: [moved], cluster: files({ crds: [plain] }) })

  expect(findings).toMatchObject([{ rule: 'crd/deleted', severity: 'block', change: 'shops.example.com → shops.example.org' }])
})

test('a CRD that asks to be kept stays, with a warning', () => {
  const kept = crd({ versions }, { metadata: { name: 'shops.example.com', annotations: { 'helm.sh/resource-policy': 'keep' } } })

  expect(judge({ base: [kept], desired: [], cluster: files({ crds: [kept] }) })).toMatchObject([{ rule: 'crd/deleted', severity: 'warn' }])
})

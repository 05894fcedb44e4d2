import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, running } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const before = [running('shop/web'), running('shop/api'), running('till/web')]
const some = { rules: [{ from: [{ source: { namespaces: ['till'] } }] }] }

const policy = (called: string, spec: JsonObject): Manifest => object('AuthorizationPolicy', called, { spec })

const web = { selector: { matchLabels: { app: 'web' } } }
const ofShop = ['Deployment shop/api', 'Deployment shop/web']

test.each([
  { does: 'allows no request', policy: policy('shop/deny-all', {}), severity: 'block', hits: ofShop },
  { does: 'denies every request', policy: policy('shop/closed', { action: 'DENY', rules: [{}] }), severity: 'block', hits: ofShop },
  { does: 'is the first to allow requests', policy: policy('shop/web', { ...web, ...some }), severity: 'warn', hits: ['Deployment shop/web'] },
  {
    does: 'denies requests',
    policy: policy('istio-system/web', { ...web, action: 'DENY', ...some }),
    severity: 'warn',
    hits: ['Deployment shop/web', 'Deployment till/web'],
  },
  {
    does: 'has an extension asked about requests',
    policy: policy('till/ask', { action: 'CUSTOM', provider: { name: 'ext' }, rules: [{}] }),
    severity: 'warn',
    hits: ['Deployment till/web'],
  },
])('a policy that $does is told of with its workloads', ({ does, policy: narrowing, severity, hits }) => {
  expect(findingsOf('access-narrowed', before, [...before, narrowing])).toMatchObject([
    { severity, message: expect.stringContaining(` ${does} to ${hits.length} workload`), hits },
  ])
})

test.each([
  ['one more that allows', [policy('shop/first', some)], [policy('shop/first', some), policy('shop/second', some)]],
  ['one that allows everything', [], [policy('shop/open', { rules: [{}] })]],
  ['one that only writes down', [], [policy('shop/audit', { action: 'AUDIT', rules: [{}] })]],
  ['one that denies nothing', [], [policy('shop/none', { action: 'DENY' })]],
  ['one that was there', [policy('shop/web', {})], [policy('shop/web', {})]],
  ['one for a waypoint', [], [policy('shop/waypoint', { targetRefs: [{ kind: 'Service', name: 'web' }] })]],
])('says nothing of %s', (_what, was, is) => {
  expect(findingsOf('access-narrowed', [...before, ...was], [...before, ...is])).toEqual([])
})

test('says nothing of a workload that comes with its policy', () => {
  expect(findingsOf('access-narrowed', [running('shop/web')], [running('shop/web'), running('bank/vault'), policy('bank/vault', {})])).toEqual([])
})

import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, running } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const namespace = (labels: JsonObject): Manifest => object('Namespace', '/shop', { metadata: { name: 'shop', labels } })
const workloads = [running('shop/web'), running('shop/api')]

/** What is said where the labels of the namespace change, as "severity effect change". */
const said = (before: JsonObject, after: JsonObject, others: readonly Manifest[] = []): readonly string[] =>
  findingsOf('injection-changed', [namespace(before), ...workloads, ...others], [namespace(after), ...workloads, ...others]).map(
    ({ severity, effect, change }) => `${severity} ${effect} ${change}`,
  )

const enabled = { 'istio-injection': 'enabled' }
const revision = (name: string): JsonObject => ({ 'istio.io/rev': name })
const strict = (where: string): Manifest => object('PeerAuthentication', `${where}/default`, { spec: { mtls: { mode: 'STRICT' } } })

const webhook = (name: string): Manifest =>
  object('MutatingWebhookConfiguration', `/istio-sidecar-injector-${name}`, {
    metadata: { labels: { 'istio.io/rev': name } },
    webhooks: [
      {
        name: 'rev.namespace.sidecar-injector.istio.io',
        namespaceSelector: { matchExpressions: [{ key: 'istio.io/rev', operator: 'In', values: [name] }] },
      },
    ],
  })

test('a label that comes or goes takes the workloads of the namespace into the mesh or out of it, with their number', () => {
  expect(said({}, enabled)).toEqual(['warn behaviour-shifts no sidecar → revision default'])
  expect(said(enabled, { 'istio-injection': 'disabled' })).toEqual(['warn behaviour-shifts revision default → no sidecar'])
  expect(findingsOf('injection-changed', [namespace({}), ...workloads], [namespace(enabled), ...workloads])).toMatchObject([
    { message: 'At the next rollout, 2 workloads of shop will enter the mesh', hits: ['Deployment shop/api', 'Deployment shop/web'] },
  ])
})

test('another revision only informs', () => {
  expect(said(revision('1-28'), revision('1-29'))).toEqual(['info behaviour-shifts revision 1-28 → revision 1-29'])
})

test('the old label counts before the revision', () => {
  expect(said(enabled, { ...enabled, ...revision('1-29') })).toEqual([])
  expect(said(revision('1-29'), { 'istio-injection': 'disabled', ...revision('1-29') })).toEqual(['warn behaviour-shifts revision 1-29 → no sidecar'])
})

test('STRICT cuts off plain callers of what enters, and the calls of what leaves', () => {
  expect(said({}, enabled, [strict('shop')])).toEqual(['warn clients-break no sidecar → revision default'])
  expect(said({}, enabled, [strict('istio-system')])).toEqual(['warn clients-break no sidecar → revision default'])
  expect(said({}, enabled, [strict('till')])).toEqual(['warn behaviour-shifts no sidecar → revision default'])
  expect(said(enabled, {}, [strict('till')])).toEqual(['warn clients-break revision default → no sidecar'])
})

test('a pod that says itself whether it wants a sidecar is not moved by the namespace', () => {
  const own = running('shop/job', { 'sidecar.istio.io/inject': 'false' })

  expect(findingsOf('injection-changed', [namespace({}), own], [namespace(enabled), own])).toEqual([])
})

test('the selectors of the webhook among the manifests decide: a revision that no webhook has gives no sidecar', () => {
  expect(said(revision('1-28'), revision('1-30'), [webhook('1-28')])).toEqual(['warn behaviour-shifts revision 1-28 → no sidecar'])
  const shop = [namespace(revision('1-28')), ...workloads]
  expect(findingsOf('injection-changed', [...shop, webhook('1-28')], [...shop, webhook('1-29')])).toMatchObject([{ change: 'revision 1-28 → no sidecar' }])
})

test('a namespace that is new, that stays, or that nobody knows moves nobody', () => {
  expect(said(enabled, { ...enabled, team: 'shop' })).toEqual([])
  expect(findingsOf('injection-changed', [], [namespace(enabled), ...workloads])).toEqual([])
  expect(findingsOf('injection-changed', workloads, [namespace(enabled), ...workloads])).toEqual([])
})

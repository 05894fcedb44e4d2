import { expect, test } from 'vitest'
import { judgeYaml } from '../../builders.ts'

const configuration = (rest = '') =>
  `{ apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: { name: a }, webhooks: [{ name: w.example.com, clientConfig: { service: { namespace: n, name: hook } }, rules: [{ apiGroups: [networking.k8s.io], resources: [ingresses], operations: [CREATE] }], ${rest} }] }`
const service = '{ apiVersion: v1, kind: Service, metadata: { name: hook, namespace: n } }'
const ingress = (labels = '{}') => `{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: shop, namespace: n, labels: ${labels} } }`
const stream = (...parts: readonly string[]) => parts.join('\n---\n')
const waiting = (before: string, after: string) => judgeYaml(before, after).filter(({ rule }) => rule === 'object/webhook-blocks-apply')

test('objects that wait for a webhook that comes with them are named', () => {
  expect(waiting('', stream(configuration(), service, ingress()))).toMatchObject([
    { severity: 'warn', lane: 'Webhook', effect: 'refused', path: 'webhooks[w.example.com]', hits: ['Ingress n/shop'] },
  ])
})

test('a webhook that begins to fail closed is told, one that stays as it is is not', () => {
  const open = stream(configuration('failurePolicy: Ignore'), service, ingress())
  const closed = stream(configuration(), service, ingress())

  expect(waiting(open, closed)).toHaveLength(1)
  expect(waiting(closed, closed)).toEqual([])
})

test.each([
  ['it fails open', stream(configuration('failurePolicy: Ignore'), service, ingress())],
  ['its Service is another release’s', stream(configuration(), ingress())],
  ['nothing matches', stream(configuration(), service)],
  ['the object is not selected', stream(configuration('objectSelector: { matchLabels: { a: b } }'), service, ingress())],
  [
    'the namespace is not selected',
    stream(configuration('namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: NotIn, values: [n] }] }'), service, ingress()),
  ],
])('nothing waits where %s', (_why, after) => {
  expect(waiting('', after)).toEqual([])
})

test('selected objects wait', () => {
  expect(waiting('', stream(configuration('objectSelector: { matchExpressions: [{ key: a, operator: Exists }] }'), service, ingress('{ a: b }')))).toHaveLength(
    1,
  )
})

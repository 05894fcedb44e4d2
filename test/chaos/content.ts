import { boolean, constantFrom, dictionary, integer, record, type Arbitrary } from 'fast-check'
import type { JsonObject } from '../../src/model/json.ts'

/** What one revision of the chart says. */
export type Content = {
  /** ConfigMaps by name; one that is missing in the next revision has left the tree. */
  readonly maps: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly replicas: number
  readonly image: string
  readonly level: string
  readonly hasWebhook: boolean
}

const word = constantFrom('low', 'high', 'shut', 'open', 'deep')

/** The data of a ConfigMap: keys come and go between revisions. */
const data = dictionary(constantFrom('a', 'b', 'c'), word, { minKeys: 1 })

export const content: Arbitrary<Content> = record({
  maps: dictionary(constantFrom('north', 'south', 'east', 'west'), data, { minKeys: 2 }),
  replicas: integer({ min: 1, max: 3 }),
  image: word.map((tag) => `example.com/gate:${tag}`),
  level: word,
  hasWebhook: boolean(),
})

/** Every value that no output may show. */
export const secretOf = (place: string): string => `hunter2-of-${place}`

/** The objects of a revision; `place` keeps those of one seed apart from those of another. */
export function objectsOf({ maps, replicas, image, level, hasWebhook }: Content, place: string): readonly JsonObject[] {
  const namespaced = { namespace: place }
  const group = `${place}.example.com`
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: place } },
    definition(group),
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'keeper', ...namespaced } },
    role(namespaced),
    ...Object.entries(maps).map(([name, entries]) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...namespaced }, data: entries })),
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'door', ...namespaced }, data: { password: Buffer.from(secretOf(place)).toString('base64') } },
    deployment({ replicas, image, namespaced }),
    { apiVersion: `${group}/v1`, kind: 'Gate', metadata: { name: 'upper', ...namespaced }, spec: { level } },
    ...(hasWebhook ? [webhook(place, group)] : []),
  ]
}

const definition = (group: string): JsonObject => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `gates.${group}` },
  spec: {
    group,
    scope: 'Namespaced',
    names: { kind: 'Gate', plural: 'gates', singular: 'gate', listKind: 'GateList' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: gateSchema } }],
  },
})

const gateSchema = { type: 'object', properties: { spec: { type: 'object', properties: { level: { type: 'string' } } } } }

const role = (namespaced: JsonObject): JsonObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'keeper', ...namespaced },
  rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }],
})

const deployment = ({ replicas, image, namespaced }: { replicas: number; image: string; namespaced: JsonObject }): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'gate', ...namespaced },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'gate' } },
    template: { metadata: { labels: { app: 'gate' } }, spec: { containers: [{ name: 'gate', image }] } },
  },
})

/** It judges a kind that nobody has, and nothing answers behind it. */
const webhook = (place: string, group: string): JsonObject => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: place },
  webhooks: [
    {
      name: `judge.${group}`,
      clientConfig: { service: { name: 'judge', namespace: place, path: '/' } },
      rules: [{ apiGroups: [group], apiVersions: ['v1'], operations: ['CREATE'], resources: ['bridges'] }],
      failurePolicy: 'Fail',
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
    },
  ],
})

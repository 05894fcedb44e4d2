import { objectAt, type Json, type JsonObject } from '../../src/model/json.ts'

export const configMap = (namespace: string, name: string, data: JsonObject = { a: '1' }): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
  data,
})

/** The same object with labels. */
export const withLabels = (body: JsonObject, labels: JsonObject): JsonObject => ({ ...body, metadata: { ...objectAt(body, 'metadata'), labels } })

type Crd = {
  readonly group: string
  readonly kind: string
  readonly versions?: readonly string[]
  readonly storage?: string
  readonly conversion?: JsonObject
  readonly plural?: string
  readonly scope?: 'Namespaced' | 'Cluster'
}

/** A CRD whose spec takes anything. */
export function crd({
  group,
  kind,
  versions = ['v1'],
  storage = versions[0] ?? '',
  conversion = { strategy: 'None' },
  plural = `${kind.toLowerCase()}s`,
  scope = 'Namespaced',
}: Crd): JsonObject {
  const schema = { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } } } }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope,
      names: { kind, plural },
      conversion,
      versions: versions.map((name): Json => ({ name, served: true, storage: name === storage, schema })),
    },
  }
}

type Custom = { readonly apiVersion: string; readonly kind: string; readonly namespace: string; readonly name: string; readonly spec?: JsonObject }

export const custom = ({ apiVersion, kind, namespace, name, spec = {} }: Custom): JsonObject => ({ apiVersion, kind, metadata: { name, namespace }, spec })

/** Lets the user "reader" read these, everywhere. */
export const readerMay = (
  name: string,
  rules: readonly { readonly group: string; readonly resources: readonly string[]; readonly verbs: readonly string[] }[],
): readonly JsonObject[] => [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
    rules: rules.map(({ group, resources, verbs }) => ({ apiGroups: [group], resources, verbs })),
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'reader' }],
  },
]

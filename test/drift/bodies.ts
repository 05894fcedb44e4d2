import type { Json, JsonObject } from '../../src/model/json.ts'

/** A Deployment "shop/web" with one container "app". */
export function deployment(container: JsonObject, spec: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { ...spec, template: { spec: { containers: [{ name: 'app', ...container }] } } },
  }
}

export const withEnv = (...names: readonly string[]): JsonObject => deployment({ env: names.map((name) => ({ name })) })

export const configMap = (data: JsonObject, name = 'c'): JsonObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop' }, data })

export const labelled = (labels: JsonObject): JsonObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', namespace: 'shop', labels } })

export const pod = (tolerations: readonly JsonObject[]): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'shop' },
  spec: { tolerations },
})

/** A Role that may do these things with pods. */
export const role = (...verbs: readonly string[]): JsonObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'r', namespace: 'shop' },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs }],
})

export const aggregatedRole = (rules: readonly JsonObject[]): JsonObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'view' },
  aggregationRule: { clusterRoleSelectors: [{ matchLabels: { view: 'true' } }] },
  rules,
})

/** A custom resource. */
export const widget = (spec: Json): JsonObject => ({ apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w', namespace: 'shop' }, spec })

export const networkPolicy = (podSelector: JsonObject): JsonObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'n', namespace: 'shop' },
  spec: { podSelector },
})

/** Of the Deployment with that name. */
export const hpa = (target: string, { min, max }: { min: number; max: number }): JsonObject => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: target, namespace: 'shop' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: target }, minReplicas: min, maxReplicas: max },
})

export const validatingWebhook = (parts: JsonObject): JsonObject => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'istio-validator' },
  webhooks: [{ name: 'v.example.com', ...parts }],
})

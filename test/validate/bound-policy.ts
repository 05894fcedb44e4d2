import { objectAt, type JsonObject } from '../../src/model/json.ts'

/** A policy that is bound in a namespace of its own, one write of an object there, and what a real API server (1.36) and Sluice say to it. */
export type PolicyCase = {
  readonly what: string
  readonly spec: JsonObject
  readonly binding?: JsonObject
  readonly object: JsonObject
  /** As it lives already. */
  readonly live?: JsonObject
  readonly params?: JsonObject
  readonly server: 'taken' | 'refused'
  /** Left out where it is what the server says. */
  readonly sluice?: 'unknown'
}

/** The policy and its binding, as they are bound in one namespace and to nothing else. */
export function boundIn(namespace: string, { spec, binding = {} }: PolicyCase): readonly [policy: JsonObject, binding: JsonObject] {
  const common = { apiVersion: 'admissionregistration.k8s.io/v1', metadata: { name: namespace } }
  const within = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }
  const own = objectAt(binding, 'matchResources')
  return [
    { ...common, kind: 'ValidatingAdmissionPolicy', spec: { failurePolicy: 'Fail', ...spec } },
    {
      ...common,
      kind: 'ValidatingAdmissionPolicyBinding',
      spec: { policyName: namespace, validationActions: ['Deny'], ...binding, matchResources: { ...own, ...within } },
    },
  ]
}

/** An object where a case writes it. */
export const inNamespace = (object: JsonObject, namespace: string): JsonObject => ({
  ...object,
  metadata: { ...objectAt(object, 'metadata'), namespace },
})

export const namespaceOf = (name: string): JsonObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { tier: 'gold' } } })

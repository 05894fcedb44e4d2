import { load } from 'js-yaml'

/** A CRD "shops.example.com" whose spec has these fields, all text. */
export const crdText = (...fields: readonly string[]): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: shops.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Shop, plural: shops, singular: shop, listKind: ShopList }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: { spec: { type: object, properties: { ${fields.map((field) => `${field}: { type: string }`).join(', ')} } } }
`

const crdId = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', namespace: '', name: 'shops.example.com' }

/** A snapshot of a cluster that serves CRDs and holds this one. */
export const snapshotText = (crd: string, takenAt: string): string =>
  snapshotOf({
    takenAt,
    served: [{ group: 'apiextensions.k8s.io', version: 'v1', kind: 'CustomResourceDefinition', plural: 'customresourcedefinitions', isNamespaced: false }],
    crds: [{ id: crdId, version: 'v1', body: load(crd) }],
  })

/** A snapshot of a cluster that serves these kinds of the core group and holds nothing. */
export const emptySnapshot = (kinds: readonly string[], facts: { readonly kubeVersion?: string; readonly takenAt?: string } = {}): string =>
  snapshotOf({ ...facts, served: kinds.map((kind) => ({ group: '', version: 'v1', kind, plural: `${kind.toLowerCase()}s`, isNamespaced: true })) })

// A snapshot holds the cluster's admission policies, or says that it does not.
const noPolicies = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'].map((kind) => ({
  group: 'admissionregistration.k8s.io',
  kind,
  objects: [],
  content: 'whole',
  gap: '',
}))

/** The one place of the tests that knows the layout of the file, but for those that are about it. */
const snapshotOf = (facts: object): string =>
  JSON.stringify({
    schema: 'sluice/snapshot/v3',
    about: { environment: 'e' },
    encoding: 'json',
    facts: { takenAt: '2026-11-26T00:00:00.000Z', kubeVersion: '1.35.0', uid: 'u', served: [], crds: [], live: noPolicies, down: [], owned: [], ...facts },
  })

import type { ServedKind } from '../../model/facts.ts'
import { at, listAt, textAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'

/** Served by every cluster since Kubernetes 1.16. */
export const crdResource: ServedKind = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  isNamespaced: false,
}

/** What a CRD defines. */
export function definesKind({ body }: Manifest): { group: string; kind: string; storageVersion: string; servedVersions: readonly string[] } {
  const versions = listAt(body, 'spec', 'versions')
  return {
    group: textAt(body, 'spec', 'group') ?? '',
    kind: textAt(body, 'spec', 'names', 'kind') ?? '',
    storageVersion: versions.flatMap((version) => (at(version, 'storage') === true ? (textAt(version, 'name') ?? []) : [])).join(''),
    servedVersions: versions.flatMap((version) => (at(version, 'served') === true ? (textAt(version, 'name') ?? []) : [])),
  }
}

/** Why a CRD is not Established, or '' where it is. */
export function whyNotEstablished({ body }: Manifest): string {
  const conditions = listAt(body, 'status', 'conditions')
  if (conditions.some((condition) => textAt(condition, 'type') === 'Established' && textAt(condition, 'status') === 'True')) return ''
  const refusal = conditions.find((condition) => textAt(condition, 'type') !== 'Established' && textAt(condition, 'status') === 'False')
  return textAt(refusal, 'message') ?? 'the server has not looked at it yet'
}

import type { Manifest } from './manifest.ts'

/** The live objects of one kind that decide what admission says; a gap says why some may be missing. */
export type Listed = { readonly objects: readonly Manifest[]; readonly gap: string }

/** Policies, bindings, parameters and namespaces of the cluster, by "group/Kind". A kind that is not here was not needed, or nobody has it. */
export type AdmissionFacts = ReadonlyMap<string, Listed>

export const policyKind = { group: 'admissionregistration.k8s.io', kind: 'ValidatingAdmissionPolicy' } as const
export const bindingKind = { group: 'admissionregistration.k8s.io', kind: 'ValidatingAdmissionPolicyBinding' } as const
export const namespaceKind = { group: '', kind: 'Namespace' } as const

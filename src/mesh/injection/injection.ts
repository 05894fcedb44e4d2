import { at, objectAt, textAt, type Json } from '../../model/json.ts'
import { selects } from '../../model/label-selector.ts'
import type { Manifest } from '../../model/manifest.ts'
import { namespaceOf } from '../objects/origin.ts'
import { templateOf } from '../objects/workload.ts'
import { injectorsAmong, usualInjectors, type Labels } from './injectors.ts'

/** The revision of Istio that gives a pod its sidecar; none, or unknown where the namespace is not among the manifests. */
export type Injection = { readonly kind: 'revision'; readonly name: string } | { readonly kind: 'none' } | { readonly kind: 'unknown' }

/** Manifests → what becomes of the pods of a workload that are created from now on. */
export function injectionAmong(manifests: readonly Manifest[]): (workload: Manifest) => Injection {
  const namespaces = new Map(manifests.filter(isNamespace).map((manifest) => [manifest.id.name, labelsOf(manifest)]))
  const injectors = injectorsAmong(manifests)
  return (workload) => {
    const template = templateOf(workload)
    if (isExempt(template, namespaceOf(workload.id))) return { kind: 'none' }
    const namespace = namespaces.get(namespaceOf(workload.id))
    if (namespace === undefined) return { kind: 'unknown' }
    const pod = objectAt(template, 'metadata', 'labels')
    const asked = injectors.length === 0 ? usualInjectors(namespace, pod) : injectors
    const injector = asked.find(({ namespaces: ofNamespace, pods }) => selects(ofNamespace, namespace) && selects(pods, pod))
    return injector === undefined ? { kind: 'none' } : { kind: 'revision', name: injector.revision }
  }
}

const isNamespace = ({ id }: Manifest): boolean => id.group === '' && id.kind === 'Namespace'

// The API server adds the name itself.
const labelsOf = ({ id, body }: Manifest): Labels => ({ 'kubernetes.io/metadata.name': id.name, ...objectAt(body, 'metadata', 'labels') })

const systemNamespaces: readonly string[] = ['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage']

/** The label and annotation by which a pod asks for a sidecar or does without. */
export const injectKey = 'sidecar.istio.io/inject'

/** What the injector leaves alone though its webhook was asked. The label of a pod counts before its annotation. */
function isExempt(template: Json | undefined, namespace: string): boolean {
  const said = textAt(template, 'metadata', 'labels', injectKey) ?? textAt(template, 'metadata', 'annotations', injectKey) ?? ''
  return !yes.includes(said.toLowerCase()) || at(template, 'spec', 'hostNetwork') === true || systemNamespaces.includes(namespace)
}

// Nothing said is a yes: the namespace decided already.
const yes: readonly string[] = ['', 'y', 'yes', 'true', 'on']

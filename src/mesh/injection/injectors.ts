import { at, listAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'

export type Labels = JsonObject

/** One webhook that puts sidecars into pods: the namespaces and the pods that it is asked about. */
export type Injector = { readonly revision: string; readonly namespaces: Json | undefined; readonly pods: Json | undefined }

/** The injectors among manifests: one configuration for each revision and for each tag. */
export const injectorsAmong = (manifests: readonly Manifest[]): readonly Injector[] =>
  manifests
    .filter(({ id }) => id.kind === 'MutatingWebhookConfiguration')
    .flatMap(({ body }) =>
      listAt(body, 'webhooks')
        .filter((webhook) => textAt(webhook, 'name')?.endsWith('sidecar-injector.istio.io') === true)
        .map((webhook) => ({
          revision: textAt(body, 'metadata', 'labels', 'istio.io/rev') ?? 'default',
          namespaces: at(webhook, 'namespaceSelector'),
          pods: at(webhook, 'objectSelector'),
        })),
    )

/** What Istio's charts install, where no configuration is among the manifests: whatever revision a label names is taken to be there. */
export function usualInjectors(namespace: Labels, pod: Labels): readonly Injector[] {
  const revision = textAt(namespace, revisionKey) ?? textAt(pod, revisionKey) ?? 'default'
  return [
    { revision, namespaces: terms({ [revisionKey]: exists, 'istio-injection': absent }), pods: willing },
    { revision, namespaces: unlabelled, pods: terms({ [revisionKey]: exists }) },
    { revision: 'default', namespaces: terms({ 'istio-injection': isOneOf('enabled') }), pods: willing },
    { revision: 'default', namespaces: unlabelled, pods: terms({ 'sidecar.istio.io/inject': isOneOf('true'), [revisionKey]: absent }) },
  ]
}

const revisionKey = 'istio.io/rev'

const exists: JsonObject = { operator: 'Exists' }
const absent: JsonObject = { operator: 'DoesNotExist' }
const isOneOf = (value: string): JsonObject => ({ operator: 'In', values: [value] })

const terms = (byKey: Readonly<Record<string, JsonObject>>): JsonObject => ({
  matchExpressions: Object.entries(byKey).map(([key, term]) => ({ key, ...term })),
})

const unlabelled = terms({ [revisionKey]: absent, 'istio-injection': absent })
const willing = terms({ 'sidecar.istio.io/inject': { operator: 'NotIn', values: ['false'] } })

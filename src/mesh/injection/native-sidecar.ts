import { listAt, textAt, type Json } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { istioMinor } from '../istio-version.ts'
import { profileOf } from '../profile.ts'

/** Whether the sidecar is an init container that Kubernetes stops after the rest; `newer-nodes`: where the nodes run Kubernetes 1.33. */
export type NativeSidecar = 'yes' | 'no' | 'newer-nodes'

/** What istiod makes of the pods of a template, as far as manifests tell. Where istiod is not among them, nothing is taken for granted. */
export function nativeSidecarFor(template: Json | undefined, manifests: readonly Manifest[]): NativeSidecar {
  const said = textAt(template, 'metadata', 'annotations', 'sidecar.istio.io/nativeSidecar') ?? settingOf(manifests) ?? ''
  if (said === 'true') return 'yes'
  if (said === 'false') return 'no'
  const minor = istioMinor(manifests)
  return minor !== undefined && profileOf(minor).hasNativeSidecars ? 'newer-nodes' : 'no'
}

const settingOf = (manifests: readonly Manifest[]): string | undefined =>
  manifests
    .filter(({ id }) => id.kind === 'Deployment')
    .flatMap(({ body }) => listAt(body, 'spec', 'template', 'spec', 'containers'))
    .flatMap((container) => listAt(container, 'env'))
    .filter((variable) => textAt(variable, 'name') === 'ENABLE_NATIVE_SIDECARS')
    .map((variable) => textAt(variable, 'value'))[0]

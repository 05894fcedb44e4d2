import { textAt } from '../../model/json.ts'
import type { DriftRule } from '../rule.ts'

// What the injector's own template adds to a Pod, as paths name it.
const added = [
  /^spec\.(containers|initContainers)\[(istio-proxy|istio-init|istio-validation|enable-core-dump)\]$/,
  /^spec\.volumes\[(istio-|istiod-|workload-|credential-)[^\]]*\]$/,
  /^metadata\.(labels|annotations)(\["[^"]*istio\.io\/|\["prometheus\.io\/|$)/,
  /^spec\.securityContext\.fsGroup$/,
]

/** Admission works on our own request, so the fields count as ours: https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/ */
export const istioSidecar: DriftRule = {
  id: 'istio-sidecar',
  reason: "Istio's webhook adds its proxy to the Pod",
  explains: ({ drift: { id, live }, field: { path, desired, manager } }) =>
    id.kind === 'Pod' &&
    desired === undefined &&
    manager === 'sluice' &&
    textAt(live.body, 'metadata', 'annotations', 'sidecar.istio.io/status') !== undefined &&
    added.some((place) => place.test(path)),
}

import type { DriftRule } from '../rule.ts'

const own = /^metadata\.(labels|annotations)\["(moniker|artifact|strategy|traffic)\.spinnaker\.io\/[^"]*"\]$/

/** https://spinnaker.io/docs/reference/providers/kubernetes-v2/#reserved-annotations: also inside a pod template. */
export const spinnakerMetadata: DriftRule = {
  id: 'spinnaker-metadata',
  reason: 'Spinnaker labels and annotates what it deploys',
  explains: ({ field: { path, live } }) => {
    const place = path.replace(/^spec\.template\./, '')
    if (own.test(place)) return live !== undefined
    return place === 'metadata.labels["app.kubernetes.io/managed-by"]' && typeof live === 'string' && /^spinnaker(-|$)/.test(live)
  },
}

import type { DriftRule } from '../rule.ts'

// As they call themselves to the API server: istiod writes as pilot-discovery, cert-manager's injector as cainjector or by the name of its program.
const injectors = ['istiod', 'pilot-discovery', 'cainjector', 'cert-manager-cainjector', 'kube-webhook-certgen']

/** Only where Git leaves it empty: a CA that is committed and another one that lives is somebody's doing. */
export const caBundle: DriftRule = {
  id: 'ca-bundle',
  reason: 'A controller fills in the CA that Git leaves empty',
  explains: ({ field: { pointer, desired, live, manager } }) =>
    pointer.endsWith('/caBundle') && (desired === undefined || desired === '') && typeof live === 'string' && live !== '' && injectors.includes(manager),
}

import type { DriftRule } from '../rule.ts'

const writers = ['', 'sluice', 'kube-controller-manager', 'kube-scheduler']

const own = /^metadata\.annotations\["(deployment\.kubernetes\.io\/revision|pv\.kubernetes\.io\/[^"]+|volume\.(beta\.)?kubernetes\.io\/[^"]+)"\]$/

/** A chart that copies such an annotation from a live object claims what controllers write anew. */
export const controllerMetadata: DriftRule = {
  id: 'controller-metadata',
  reason: "Kubernetes' controllers keep notes in annotations of their own",
  explains: ({ field: { path, live, manager } }) => own.test(path) && live !== undefined && writers.includes(manager),
}

const domain = '.k8s.io'

// Groups that kube-apiserver itself serves, by name or by the part before ".k8s.io"; other groups may end in ".k8s.io" too and hold custom resources,
// which are stored as they are written.
const plain = new Set(['', 'apps', 'autoscaling', 'batch', 'policy'])
const underDomain = new Set([
  'admissionregistration',
  'apiextensions',
  'apiregistration',
  'authentication',
  'authorization',
  'certificates',
  'coordination',
  'discovery',
  'events',
  'flowcontrol.apiserver',
  'internal.apiserver',
  'networking',
  'node',
  'rbac.authorization',
  'resource',
  'scheduling',
  'storage',
  'storagemigration',
])

/** Whether the group's kinds are Kubernetes' own, whose server drops zero values and rewrites quantities. */
export const isBuiltInGroup = (group: string): boolean => plain.has(group) || (group.endsWith(domain) && underDomain.has(group.slice(0, -domain.length)))

/** API types that were gone before Kubernetes generated their lives, from its changelogs; the columns are those of api-lifecycle.ts. */
export const olderApis = `auditregistration.k8s.io	v1alpha1	AuditSink	1.13	1.19	1.19
batch	v2alpha1	CronJob	1.5	1.21	1.21	batch/v1/CronJob
rbac.authorization.k8s.io	v1alpha1	ClusterRole	1.5	1.17	1.23	rbac.authorization.k8s.io/v1/ClusterRole
rbac.authorization.k8s.io	v1alpha1	ClusterRoleBinding	1.5	1.17	1.23	rbac.authorization.k8s.io/v1/ClusterRoleBinding
rbac.authorization.k8s.io	v1alpha1	Role	1.5	1.17	1.23	rbac.authorization.k8s.io/v1/Role
rbac.authorization.k8s.io	v1alpha1	RoleBinding	1.5	1.17	1.23	rbac.authorization.k8s.io/v1/RoleBinding
scheduling.k8s.io	v1alpha1	PriorityClass	1.8	1.14	1.23	scheduling.k8s.io/v1/PriorityClass
settings.k8s.io	v1alpha1	PodPreset	1.6	1.19	1.20
`

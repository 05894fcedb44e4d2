// Written by `npm run lifecycle:refresh` from the modules k8s.io/api, kube-aggregator and apiextensions-apiserver (Apache-2.0).
export const apiLifecycle = `group	version	kind	introduced	deprecated	removed	replacement	last_seen_in_k8s.io/api
admission.k8s.io	v1	AdmissionReview	1.19				0.36.3
admission.k8s.io	v1beta1	AdmissionReview	1.9	1.19	1.22	admission.k8s.io/v1/AdmissionReview	0.36.3
admissionregistration.k8s.io	v1	MutatingAdmissionPolicy	1.36				0.36.3
admissionregistration.k8s.io	v1	MutatingAdmissionPolicyBinding	1.36				0.36.3
admissionregistration.k8s.io	v1	MutatingWebhookConfiguration	1.16				0.36.3
admissionregistration.k8s.io	v1	ValidatingAdmissionPolicy	1.30				0.36.3
admissionregistration.k8s.io	v1	ValidatingAdmissionPolicyBinding	1.30				0.36.3
admissionregistration.k8s.io	v1	ValidatingWebhookConfiguration	1.16				0.36.3
admissionregistration.k8s.io	v1alpha1	MutatingAdmissionPolicy	1.32	1.35	1.38		0.36.3
admissionregistration.k8s.io	v1alpha1	MutatingAdmissionPolicyBinding	1.32	1.35	1.38		0.36.3
admissionregistration.k8s.io	v1alpha1	ValidatingAdmissionPolicy	1.26	1.29	1.32		0.36.3
admissionregistration.k8s.io	v1alpha1	ValidatingAdmissionPolicyBinding	1.26	1.29	1.32		0.36.3
admissionregistration.k8s.io	v1beta1	MutatingAdmissionPolicy	1.34	1.37	1.40	admissionregistration.k8s.io/v1/MutatingAdmissionPolicy	0.36.3
admissionregistration.k8s.io	v1beta1	MutatingAdmissionPolicyBinding	1.34	1.37	1.40	admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding	0.36.3
admissionregistration.k8s.io	v1beta1	MutatingWebhookConfiguration	1.9	1.16	1.22	admissionregistration.k8s.io/v1/MutatingWebhookConfiguration	0.36.3
admissionregistration.k8s.io	v1beta1	ValidatingAdmissionPolicy	1.28	1.31	1.34		0.36.3
admissionregistration.k8s.io	v1beta1	ValidatingAdmissionPolicyBinding	1.28	1.31	1.34		0.36.3
admissionregistration.k8s.io	v1beta1	ValidatingWebhookConfiguration	1.9	1.16	1.22	admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration	0.36.3
apidiscovery.k8s.io	v2	APIGroupDiscovery	1.30				0.36.3
apidiscovery.k8s.io	v2beta1	APIGroupDiscovery	1.26	1.32	1.35		0.36.3
apiextensions.k8s.io	v1	ConversionReview	1.16				0.36.3
apiextensions.k8s.io	v1	CustomResourceDefinition	1.16				0.36.3
apiextensions.k8s.io	v1beta1	ConversionReview	1.13	1.19	1.22	apiextensions.k8s.io/v1/ConversionReview	0.36.3
apiextensions.k8s.io	v1beta1	CustomResourceDefinition	1.7	1.16	1.22	apiextensions.k8s.io/v1/CustomResourceDefinition	0.36.3
apiregistration.k8s.io	v1	APIService	1.10				0.36.3
apiregistration.k8s.io	v1beta1	APIService	1.7	1.19	1.22	apiregistration.k8s.io/v1/APIService	0.36.3
apps	v1	ControllerRevision	1.9				0.36.3
apps	v1	DaemonSet	1.9				0.36.3
apps	v1	Deployment	1.9				0.36.3
apps	v1	ReplicaSet	1.9				0.36.3
apps	v1	StatefulSet	1.9				0.36.3
apps	v1beta1	ControllerRevision	1.7	1.8	1.16	apps/v1/ControllerRevision	0.36.3
apps	v1beta1	Deployment	1.6	1.8	1.16	apps/v1/Deployment	0.36.3
apps	v1beta1	DeploymentRollback	1.6	1.8	1.16	apps/v1/DeploymentRollback	0.36.3
apps	v1beta1	Scale	1.6	1.8	1.16	autoscaling/v1/Scale	0.36.3
apps	v1beta1	StatefulSet	1.5	1.8	1.16	apps/v1/StatefulSet	0.36.3
apps	v1beta2	ControllerRevision	1.8	1.9	1.16	apps/v1/ControllerRevision	0.36.3
apps	v1beta2	DaemonSet	1.8	1.9	1.16	apps/v1/DaemonSet	0.36.3
apps	v1beta2	Deployment	1.8	1.9	1.16	apps/v1/Deployment	0.36.3
apps	v1beta2	ReplicaSet	1.8	1.9	1.16	apps/v1/ReplicaSet	0.36.3
apps	v1beta2	Scale	1.8	1.9	1.16	autoscaling/v1/Scale	0.36.3
apps	v1beta2	StatefulSet	1.8	1.9	1.16	apps/v1/StatefulSet	0.36.3
authentication.k8s.io	v1	SelfSubjectReview	1.28				0.36.3
authentication.k8s.io	v1	TokenRequest	1.10				0.36.3
authentication.k8s.io	v1	TokenReview	1.6				0.36.3
authentication.k8s.io	v1alpha1	SelfSubjectReview	1.26	1.29	1.32		0.36.3
authentication.k8s.io	v1beta1	SelfSubjectReview	1.27	1.30	1.33		0.36.3
authentication.k8s.io	v1beta1	TokenReview	1.4	1.19	1.22	authentication.k8s.io/v1/TokenReview	0.36.3
authorization.k8s.io	v1	LocalSubjectAccessReview	1.19				0.36.3
authorization.k8s.io	v1	SelfSubjectAccessReview	1.19				0.36.3
authorization.k8s.io	v1	SelfSubjectRulesReview	1.19				0.36.3
authorization.k8s.io	v1	SubjectAccessReview	1.6				0.36.3
authorization.k8s.io	v1beta1	LocalSubjectAccessReview	1.2	1.19	1.22	authorization.k8s.io/v1/LocalSubjectAccessReview	0.36.3
authorization.k8s.io	v1beta1	SelfSubjectAccessReview	1.2	1.19	1.22	authorization.k8s.io/v1/SelfSubjectAccessReview	0.36.3
authorization.k8s.io	v1beta1	SelfSubjectRulesReview	1.8	1.19	1.22	authorization.k8s.io/v1/SelfSubjectRulesReview	0.36.3
authorization.k8s.io	v1beta1	SubjectAccessReview	1.2	1.19	1.22	authorization.k8s.io/v1/SubjectAccessReview	0.36.3
autoscaling	v1	HorizontalPodAutoscaler	1.2				0.36.3
autoscaling	v1	Scale	1.2				0.36.3
autoscaling	v2	HorizontalPodAutoscaler	1.23				0.36.3
autoscaling	v2beta1	HorizontalPodAutoscaler	1.8	1.22	1.25	autoscaling/v2/HorizontalPodAutoscaler	0.29.0
autoscaling	v2beta2	HorizontalPodAutoscaler	1.12	1.23	1.26	autoscaling/v2/HorizontalPodAutoscaler	0.29.0
batch	v1	CronJob	1.21				0.36.3
batch	v1	Job	1.2				0.36.3
batch	v1beta1	CronJob	1.8	1.21	1.25	batch/v1/CronJob	0.36.3
batch	v1beta1	JobTemplate	1.8	1.22	1.25		0.25.0
certificates.k8s.io	v1	CertificateSigningRequest	1.19				0.36.3
certificates.k8s.io	v1alpha1	ClusterTrustBundle	1.26	1.34	1.37		0.36.3
certificates.k8s.io	v1beta1	CertificateSigningRequest	1.12	1.19	1.22	certificates.k8s.io/v1/CertificateSigningRequest	0.36.3
certificates.k8s.io	v1beta1	ClusterTrustBundle	1.33	1.37	1.40		0.36.3
certificates.k8s.io	v1beta1	PodCertificateRequest	1.35	1.38	1.41		0.36.3
coordination.k8s.io	v1	Lease	1.14				0.36.3
coordination.k8s.io	v1alpha2	LeaseCandidate	1.32	1.35	1.38		0.36.3
coordination.k8s.io	v1beta1	Lease	1.12	1.19	1.22	coordination.k8s.io/v1/Lease	0.36.3
coordination.k8s.io	v1beta1	LeaseCandidate	1.33	1.36	1.39		0.36.3
core	v1	Binding	1.0				0.36.3
core	v1	ConfigMap	1.2				0.36.3
core	v1	Endpoints	1.0				0.36.3
core	v1	Event	1.0				0.36.3
core	v1	LimitRange	1.0				0.36.3
core	v1	Namespace	1.0				0.36.3
core	v1	Node	1.0				0.36.3
core	v1	NodeProxyOptions	1.2				0.36.3
core	v1	PersistentVolume	1.0				0.36.3
core	v1	PersistentVolumeClaim	1.0				0.36.3
core	v1	Pod	1.0				0.36.3
core	v1	PodAttachOptions	1.1				0.36.3
core	v1	PodExecOptions	1.0				0.36.3
core	v1	PodLogOptions	1.0				0.36.3
core	v1	PodPortForwardOptions	1.6				0.36.3
core	v1	PodProxyOptions	1.0				0.36.3
core	v1	PodStatusResult	1.0				0.36.3
core	v1	PodTemplate	1.0				0.36.3
core	v1	RangeAllocation	1.0				0.36.3
core	v1	ReplicationController	1.0				0.36.3
core	v1	ResourceQuota	1.0				0.36.3
core	v1	Secret	1.0				0.36.3
core	v1	SerializedReference	1.0				0.36.3
core	v1	Service	1.0				0.36.3
core	v1	ServiceAccount	1.0				0.36.3
core	v1	ServiceProxyOptions	1.2				0.36.3
discovery.k8s.io	v1	EndpointSlice	1.21				0.36.3
discovery.k8s.io	v1beta1	EndpointSlice	1.16	1.21	1.25	discovery.k8s.io/v1/EndpointSlice	0.36.3
events.k8s.io	v1	Event	1.19				0.36.3
events.k8s.io	v1beta1	Event	1.8	1.22	1.25		0.36.3
extensions	v1beta1	DaemonSet	1.1	1.8	1.16	apps/v1/DaemonSet	0.36.3
extensions	v1beta1	Deployment	1.1	1.8	1.16	apps/v1/Deployment	0.36.3
extensions	v1beta1	DeploymentRollback	1.2	1.8	1.16		0.36.3
extensions	v1beta1	Ingress	1.1	1.14	1.22	networking.k8s.io/v1/Ingress	0.36.3
extensions	v1beta1	NetworkPolicy	1.3	1.9	1.16	networking.k8s.io/v1/NetworkPolicy	0.36.3
extensions	v1beta1	PodSecurityPolicy	1.2	1.11	1.16	policy/v1beta1/PodSecurityPolicy	0.25.0
extensions	v1beta1	ReplicaSet	1.2	1.8	1.16	apps/v1/ReplicaSet	0.36.3
extensions	v1beta1	Scale	1.1	1.2	1.16		0.36.3
flowcontrol.apiserver.k8s.io	v1	FlowSchema	1.29				0.36.3
flowcontrol.apiserver.k8s.io	v1	PriorityLevelConfiguration	1.29				0.36.3
flowcontrol.apiserver.k8s.io	v1alpha1	FlowSchema	1.18	1.20	1.21	flowcontrol.apiserver.k8s.io/v1beta2/FlowSchema	0.25.0
flowcontrol.apiserver.k8s.io	v1alpha1	PriorityLevelConfiguration	1.18	1.20	1.21	flowcontrol.apiserver.k8s.io/v1beta2/PriorityLevelConfiguration	0.25.0
flowcontrol.apiserver.k8s.io	v1beta1	FlowSchema	1.20	1.23	1.26	flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema	0.36.3
flowcontrol.apiserver.k8s.io	v1beta1	PriorityLevelConfiguration	1.20	1.23	1.26	flowcontrol.apiserver.k8s.io/v1beta3/PriorityLevelConfiguration	0.36.3
flowcontrol.apiserver.k8s.io	v1beta2	FlowSchema	1.23	1.26	1.29	flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema	0.36.3
flowcontrol.apiserver.k8s.io	v1beta2	PriorityLevelConfiguration	1.23	1.26	1.29	flowcontrol.apiserver.k8s.io/v1beta3/PriorityLevelConfiguration	0.36.3
flowcontrol.apiserver.k8s.io	v1beta3	FlowSchema	1.26	1.29	1.32	flowcontrol.apiserver.k8s.io/v1/FlowSchema	0.36.3
flowcontrol.apiserver.k8s.io	v1beta3	PriorityLevelConfiguration	1.26	1.29	1.32	flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration	0.36.3
networking.k8s.io	v1	IPAddress	1.33				0.36.3
networking.k8s.io	v1	Ingress	1.19				0.36.3
networking.k8s.io	v1	IngressClass	1.19				0.36.3
networking.k8s.io	v1	NetworkPolicy	1.7				0.36.3
networking.k8s.io	v1	ServiceCIDR	1.33				0.36.3
networking.k8s.io	v1alpha1	ClusterCIDR	1.25	1.28	1.31		0.25.0
networking.k8s.io	v1alpha1	IPAddress	1.27	1.30	1.33		0.29.0
networking.k8s.io	v1alpha1	ServiceCIDR	1.27	1.30	1.33		0.29.0
networking.k8s.io	v1beta1	IPAddress	1.31	1.34	1.37		0.36.3
networking.k8s.io	v1beta1	Ingress	1.14	1.19	1.22	networking.k8s.io/v1/Ingress	0.36.3
networking.k8s.io	v1beta1	IngressClass	1.18	1.19	1.22	networking.k8s.io/v1/IngressClassList	0.36.3
networking.k8s.io	v1beta1	ServiceCIDR	1.31	1.34	1.37		0.36.3
node.k8s.io	v1	RuntimeClass	1.20				0.36.3
node.k8s.io	v1beta1	RuntimeClass	1.13	1.22	1.25		0.36.3
policy	v1	Eviction	1.22				0.36.3
policy	v1	PodDisruptionBudget	1.21				0.36.3
policy	v1beta1	Eviction	1.5	1.22	1.25		0.36.3
policy	v1beta1	PodDisruptionBudget	1.5	1.21	1.25	policy/v1/PodDisruptionBudget	0.36.3
policy	v1beta1	PodSecurityPolicy	1.10	1.21	1.25		0.25.0
rbac.authorization.k8s.io	v1	ClusterRole	1.8				0.36.3
rbac.authorization.k8s.io	v1	ClusterRoleBinding	1.8				0.36.3
rbac.authorization.k8s.io	v1	Role	1.8				0.36.3
rbac.authorization.k8s.io	v1	RoleBinding	1.8				0.36.3
rbac.authorization.k8s.io	v1beta1	ClusterRole	1.6	1.17	1.22	rbac.authorization.k8s.io/v1/ClusterRole	0.36.3
rbac.authorization.k8s.io	v1beta1	ClusterRoleBinding	1.6	1.17	1.22	rbac.authorization.k8s.io/v1/ClusterRoleBinding	0.36.3
rbac.authorization.k8s.io	v1beta1	Role	1.6	1.17	1.22	rbac.authorization.k8s.io/v1/Role	0.36.3
rbac.authorization.k8s.io	v1beta1	RoleBinding	1.6	1.17	1.22	rbac.authorization.k8s.io/v1/RoleBinding	0.36.3
resource.k8s.io	v1	DeviceClass	1.34				0.36.3
resource.k8s.io	v1	ResourceClaim	1.34				0.36.3
resource.k8s.io	v1	ResourceClaimTemplate	1.34				0.36.3
resource.k8s.io	v1	ResourceSlice	1.34				0.36.3
resource.k8s.io	v1alpha3	DeviceTaintRule	1.33	1.36	1.39		0.36.3
resource.k8s.io	v1alpha3	ResourcePoolStatusRequest	1.36	1.39	1.42		0.36.3
resource.k8s.io	v1beta1	DeviceClass	1.32	1.35	1.38		0.36.3
resource.k8s.io	v1beta1	ResourceClaim	1.32	1.35	1.38		0.36.3
resource.k8s.io	v1beta1	ResourceClaimTemplate	1.32	1.35	1.38		0.36.3
resource.k8s.io	v1beta1	ResourceSlice	1.32	1.35	1.38		0.36.3
resource.k8s.io	v1beta2	DeviceClass	1.33	1.36	1.39		0.36.3
resource.k8s.io	v1beta2	DeviceTaintRule	1.36	1.39	1.42		0.36.3
resource.k8s.io	v1beta2	ResourceClaim	1.33	1.36	1.39		0.36.3
resource.k8s.io	v1beta2	ResourceClaimTemplate	1.33	1.36	1.39		0.36.3
resource.k8s.io	v1beta2	ResourceSlice	1.33	1.36	1.39		0.36.3
scheduling.k8s.io	v1	PriorityClass	1.14				0.36.3
scheduling.k8s.io	v1beta1	PriorityClass	1.11	1.14	1.22	scheduling.k8s.io/v1/PriorityClass	0.36.3
storage.k8s.io	v1	CSIDriver	1.18				0.36.3
storage.k8s.io	v1	CSINode	1.17				0.36.3
storage.k8s.io	v1	CSIStorageCapacity	1.24				0.36.3
storage.k8s.io	v1	StorageClass	1.6				0.36.3
storage.k8s.io	v1	VolumeAttachment	1.13				0.36.3
storage.k8s.io	v1	VolumeAttributesClass	1.34				0.36.3
storage.k8s.io	v1alpha1	CSIStorageCapacity	1.19	1.21	1.24	storage.k8s.io/v1beta1/CSIStorageCapacity	0.36.3
storage.k8s.io	v1alpha1	VolumeAttachment	1.9	1.21	1.24	storage.k8s.io/v1/VolumeAttachment	0.36.3
storage.k8s.io	v1alpha1	VolumeAttributesClass	1.29	1.32	1.35	storage.k8s.io/v1/VolumeAttributesClass	0.36.3
storage.k8s.io	v1beta1	CSIDriver	1.14	1.19	1.22	storage.k8s.io/v1/CSIDriver	0.36.3
storage.k8s.io	v1beta1	CSINode	1.14	1.17	1.22	storage.k8s.io/v1/CSINode	0.36.3
storage.k8s.io	v1beta1	CSIStorageCapacity	1.21	1.24	1.27	storage.k8s.io/v1/CSIStorageCapacity	0.36.3
storage.k8s.io	v1beta1	StorageClass	1.4	1.19	1.22	storage.k8s.io/v1/StorageClass	0.36.3
storage.k8s.io	v1beta1	VolumeAttachment	1.10	1.19	1.22	storage.k8s.io/v1/VolumeAttachment	0.36.3
storage.k8s.io	v1beta1	VolumeAttributesClass	1.31	1.34	1.37	storage.k8s.io/v1/VolumeAttributesClass	0.36.3
storagemigration.k8s.io	v1beta1	StorageVersionMigration	1.35	1.38	1.41		0.36.3
`

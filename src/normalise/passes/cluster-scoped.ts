/**
 * Kinds without a namespace, by group: those of Kubernetes from its API reference, and those of well-known add-ons whose CRDs
 * are often installed by another release. A kind that is missing here counts as namespaced: kubectl and the API server ignore
 * the namespace of an object that has none, while a namespaced object without one goes wherever the kubeconfig points.
 */
export const clusterScoped: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    '': 'ComponentStatus Namespace Node PersistentVolume',
    'admissionregistration.k8s.io':
      'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration',
    'apiextensions.k8s.io': 'CustomResourceDefinition',
    'apiregistration.k8s.io': 'APIService',
    'authentication.k8s.io': 'SelfSubjectReview TokenReview',
    'authorization.k8s.io': 'SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview',
    'certificates.k8s.io': 'CertificateSigningRequest ClusterTrustBundle',
    extensions: 'PodSecurityPolicy',
    'flowcontrol.apiserver.k8s.io': 'FlowSchema PriorityLevelConfiguration',
    'internal.apiserver.k8s.io': 'StorageVersion',
    'networking.k8s.io': 'IPAddress IngressClass ServiceCIDR',
    'node.k8s.io': 'RuntimeClass',
    policy: 'PodSecurityPolicy',
    'rbac.authorization.k8s.io': 'ClusterRole ClusterRoleBinding',
    'resource.k8s.io': 'DeviceClass DeviceTaintRule ResourceSlice',
    'scheduling.k8s.io': 'PriorityClass',
    'storage.k8s.io': 'CSIDriver CSINode StorageClass VolumeAttachment VolumeAttributesClass',
    'storagemigration.k8s.io': 'StorageVersionMigration',

    'apiextensions.crossplane.io': 'CompositeResourceDefinition Composition CompositionRevision EnvironmentConfig',
    'argoproj.io': 'ClusterAnalysisTemplate ClusterWorkflowTemplate',
    'authentication.istio.io': 'MeshPolicy',
    'cert-manager.io': 'ClusterIssuer',
    'cilium.io': 'CiliumClusterwideEnvoyConfig CiliumClusterwideNetworkPolicy CiliumIdentity CiliumLoadBalancerIPPool CiliumNode',
    'crd.projectcalico.org':
      'BGPConfiguration BGPPeer BlockAffinity ClusterInformation FelixConfiguration GlobalNetworkPolicy GlobalNetworkSet HostEndpoint IPAMBlock IPAMConfig IPPool KubeControllersConfiguration',
    'external-secrets.io': 'ClusterExternalSecret ClusterPushSecret ClusterSecretStore',
    'gateway.networking.k8s.io': 'GatewayClass',
    'karpenter.k8s.aws': 'EC2NodeClass',
    'karpenter.sh': 'NodeClaim NodePool',
    'keda.sh': 'ClusterTriggerAuthentication',
    'kyverno.io': 'ClusterCleanupPolicy ClusterPolicy',
    'operator.tigera.io': 'APIServer Installation',
    'pkg.crossplane.io': 'Configuration Function Provider',
    'rbac.istio.io': 'ClusterRbacConfig',
    'snapshot.storage.k8s.io': 'VolumeSnapshotClass VolumeSnapshotContent',
    'tekton.dev': 'ClusterTask',
    'templates.gatekeeper.sh': 'ConstraintTemplate',
  }).map(([group, kinds]) => [group, new Set(kinds.split(' '))]),
)

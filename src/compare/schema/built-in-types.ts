// Written by `npm run list-keys:refresh` from the OpenAPI of the module k8s.io/kubernetes (Apache-2.0).
export const builtInTypes = `/v1/ComponentStatus conditions:[core.v1.ComponentCondition@type]
/v1/LimitRange spec:core.v1.LimitRangeSpec
/v1/PersistentVolume spec:core.v1.PersistentVolumeSpec
/v1/PersistentVolumeClaim spec:core.v1.PersistentVolumeClaimSpec
/v1/Pod spec:core.v1.PodSpec
/v1/PodTemplate template:core.v1.PodTemplateSpec
/v1/ReplicationController spec:core.v1.ReplicationControllerSpec
/v1/ResourceQuota spec:core.v1.ResourceQuotaSpec
/v1/Service spec:core.v1.ServiceSpec
/v1/ServiceAccount secrets:[core.v1.ObjectReference@name]
admissionregistration.k8s.io/v1/MutatingAdmissionPolicy spec:admissionregistration.v1.MutatingAdmissionPolicySpec
admissionregistration.k8s.io/v1/MutatingWebhookConfiguration webhooks:[admissionregistration.v1.MutatingWebhook@name]
admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy spec:admissionregistration.v1.ValidatingAdmissionPolicySpec
admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration webhooks:[admissionregistration.v1.ValidatingWebhook@name]
admissionregistration.k8s.io/v1alpha1/MutatingAdmissionPolicy spec:admissionregistration.v1alpha1.MutatingAdmissionPolicySpec
admissionregistration.k8s.io/v1beta1/MutatingAdmissionPolicy spec:admissionregistration.v1beta1.MutatingAdmissionPolicySpec
admissionregistration.v1.MutatingAdmissionPolicySpec matchConditions:[admissionregistration.v1.MatchCondition@name]
admissionregistration.v1.MutatingWebhook matchConditions:[admissionregistration.v1.MatchCondition@name]
admissionregistration.v1.ValidatingAdmissionPolicySpec matchConditions:[admissionregistration.v1.MatchCondition@name] variables:[admissionregistration.v1.Variable@name]
admissionregistration.v1.ValidatingWebhook matchConditions:[admissionregistration.v1.MatchCondition@name]
admissionregistration.v1alpha1.MutatingAdmissionPolicySpec matchConditions:[admissionregistration.v1alpha1.MatchCondition@name]
admissionregistration.v1beta1.MutatingAdmissionPolicySpec matchConditions:[admissionregistration.v1beta1.MatchCondition@name]
apiextensions.k8s.io/v1/CustomResourceDefinition spec:apiextensions.v1.CustomResourceDefinitionSpec
apiextensions.v1.CustomResourceDefinitionSpec versions:[apiextensions.v1.CustomResourceDefinitionVersion]
apiextensions.v1.CustomResourceDefinitionVersion schema:apiextensions.v1.CustomResourceValidation
apiextensions.v1.CustomResourceValidation openAPIV3Schema:apiextensions.v1.JSONSchemaProps
apiextensions.v1.JSONSchemaProps allOf:[apiextensions.v1.JSONSchemaProps] anyOf:[apiextensions.v1.JSONSchemaProps] definitions:{apiextensions.v1.JSONSchemaProps} not:apiextensions.v1.JSONSchemaProps oneOf:[apiextensions.v1.JSONSchemaProps] patternProperties:{apiextensions.v1.JSONSchemaProps} properties:{apiextensions.v1.JSONSchemaProps} x-kubernetes-validations:[apiextensions.v1.ValidationRule@rule]
apps.v1.DaemonSetSpec template:core.v1.PodTemplateSpec
apps.v1.DeploymentSpec template:core.v1.PodTemplateSpec
apps.v1.ReplicaSetSpec template:core.v1.PodTemplateSpec
apps.v1.StatefulSetSpec template:core.v1.PodTemplateSpec volumeClaimTemplates:[/v1/PersistentVolumeClaim]
apps/v1/DaemonSet spec:apps.v1.DaemonSetSpec
apps/v1/Deployment spec:apps.v1.DeploymentSpec
apps/v1/ReplicaSet spec:apps.v1.ReplicaSetSpec
apps/v1/StatefulSet spec:apps.v1.StatefulSetSpec
autoscaling.v2.ContainerResourceMetricSource target:autoscaling.v2.MetricTarget
autoscaling.v2.ExternalMetricSource target:autoscaling.v2.MetricTarget
autoscaling.v2.HPAScalingRules tolerance:quantity
autoscaling.v2.HorizontalPodAutoscalerBehavior scaleDown:autoscaling.v2.HPAScalingRules scaleUp:autoscaling.v2.HPAScalingRules
autoscaling.v2.HorizontalPodAutoscalerSpec behavior:autoscaling.v2.HorizontalPodAutoscalerBehavior metrics:[autoscaling.v2.MetricSpec]
autoscaling.v2.MetricSpec containerResource:autoscaling.v2.ContainerResourceMetricSource external:autoscaling.v2.ExternalMetricSource object:autoscaling.v2.ObjectMetricSource pods:autoscaling.v2.PodsMetricSource resource:autoscaling.v2.ResourceMetricSource
autoscaling.v2.MetricTarget averageValue:quantity value:quantity
autoscaling.v2.ObjectMetricSource target:autoscaling.v2.MetricTarget
autoscaling.v2.PodsMetricSource target:autoscaling.v2.MetricTarget
autoscaling.v2.ResourceMetricSource target:autoscaling.v2.MetricTarget
autoscaling/v2/HorizontalPodAutoscaler spec:autoscaling.v2.HorizontalPodAutoscalerSpec
batch.v1.CronJobSpec jobTemplate:batch.v1.JobTemplateSpec
batch.v1.JobSpec template:core.v1.PodTemplateSpec
batch.v1.JobTemplateSpec spec:batch.v1.JobSpec
batch/v1/CronJob spec:batch.v1.CronJobSpec
batch/v1/Job spec:batch.v1.JobSpec
core.v1.Container env:[core.v1.EnvVar@name] ports:[core.v1.ContainerPort@containerPort,protocol] resources:core.v1.ResourceRequirements volumeDevices:[core.v1.VolumeDevice@devicePath] volumeMounts:[core.v1.VolumeMount@mountPath]
core.v1.DownwardAPIProjection items:[core.v1.DownwardAPIVolumeFile]
core.v1.DownwardAPIVolumeFile resourceFieldRef:core.v1.ResourceFieldSelector
core.v1.DownwardAPIVolumeSource items:[core.v1.DownwardAPIVolumeFile]
core.v1.EmptyDirVolumeSource sizeLimit:quantity
core.v1.EnvVar valueFrom:core.v1.EnvVarSource
core.v1.EnvVarSource resourceFieldRef:core.v1.ResourceFieldSelector
core.v1.EphemeralContainer env:[core.v1.EnvVar@name] ports:[core.v1.ContainerPort@containerPort,protocol] resources:core.v1.ResourceRequirements volumeDevices:[core.v1.VolumeDevice@devicePath] volumeMounts:[core.v1.VolumeMount@mountPath]
core.v1.EphemeralVolumeSource volumeClaimTemplate:core.v1.PersistentVolumeClaimTemplate
core.v1.LimitRangeItem default:{quantity} defaultRequest:{quantity} max:{quantity} maxLimitRequestRatio:{quantity} min:{quantity}
core.v1.LimitRangeSpec limits:[core.v1.LimitRangeItem]
core.v1.PersistentVolumeClaimSpec resources:core.v1.VolumeResourceRequirements
core.v1.PersistentVolumeClaimTemplate spec:core.v1.PersistentVolumeClaimSpec
core.v1.PersistentVolumeSpec capacity:{quantity}
core.v1.PodSpec containers:[core.v1.Container@name] ephemeralContainers:[core.v1.EphemeralContainer@name] hostAliases:[core.v1.HostAlias@ip] imagePullSecrets:[core.v1.LocalObjectReference@name] initContainers:[core.v1.Container@name] overhead:{quantity} resourceClaims:[core.v1.PodResourceClaim@name] resources:core.v1.ResourceRequirements schedulingGates:[core.v1.PodSchedulingGate@name] topologySpreadConstraints:[core.v1.TopologySpreadConstraint@topologyKey,whenUnsatisfiable] volumes:[core.v1.Volume@name]
core.v1.PodTemplateSpec spec:core.v1.PodSpec
core.v1.ProjectedVolumeSource sources:[core.v1.VolumeProjection]
core.v1.ReplicationControllerSpec template:core.v1.PodTemplateSpec
core.v1.ResourceFieldSelector divisor:quantity
core.v1.ResourceQuotaSpec hard:{quantity}
core.v1.ResourceRequirements claims:[core.v1.ResourceClaim@name] limits:{quantity} requests:{quantity}
core.v1.ServiceSpec ports:[core.v1.ServicePort@port,protocol]
core.v1.Volume downwardAPI:core.v1.DownwardAPIVolumeSource emptyDir:core.v1.EmptyDirVolumeSource ephemeral:core.v1.EphemeralVolumeSource projected:core.v1.ProjectedVolumeSource
core.v1.VolumeProjection downwardAPI:core.v1.DownwardAPIProjection
core.v1.VolumeResourceRequirements limits:{quantity} requests:{quantity}
node.k8s.io/v1/RuntimeClass overhead:node.v1.Overhead
node.v1.Overhead podFixed:{quantity}
resource.k8s.io/v1/ResourceClaim spec:resource.v1.ResourceClaimSpec
resource.k8s.io/v1/ResourceClaimTemplate spec:resource.v1.ResourceClaimTemplateSpec
resource.k8s.io/v1/ResourceSlice spec:resource.v1.ResourceSliceSpec
resource.k8s.io/v1beta1/ResourceClaim spec:resource.v1beta1.ResourceClaimSpec
resource.k8s.io/v1beta1/ResourceClaimTemplate spec:resource.v1beta1.ResourceClaimTemplateSpec
resource.k8s.io/v1beta1/ResourceSlice spec:resource.v1beta1.ResourceSliceSpec
resource.k8s.io/v1beta2/ResourceClaim spec:resource.v1beta2.ResourceClaimSpec
resource.k8s.io/v1beta2/ResourceClaimTemplate spec:resource.v1beta2.ResourceClaimTemplateSpec
resource.k8s.io/v1beta2/ResourceSlice spec:resource.v1beta2.ResourceSliceSpec
resource.v1.CapacityRequestPolicy default:quantity validRange:resource.v1.CapacityRequestPolicyRange validValues:[quantity]
resource.v1.CapacityRequestPolicyRange max:quantity min:quantity step:quantity
resource.v1.CapacityRequirements requests:{quantity}
resource.v1.Counter value:quantity
resource.v1.CounterSet counters:{resource.v1.Counter}
resource.v1.Device capacity:{resource.v1.DeviceCapacity} consumesCounters:[resource.v1.DeviceCounterConsumption] nodeAllocatableResourceMappings:{resource.v1.NodeAllocatableResourceMapping}
resource.v1.DeviceCapacity requestPolicy:resource.v1.CapacityRequestPolicy value:quantity
resource.v1.DeviceClaim requests:[resource.v1.DeviceRequest]
resource.v1.DeviceCounterConsumption counters:{resource.v1.Counter}
resource.v1.DeviceRequest exactly:resource.v1.ExactDeviceRequest firstAvailable:[resource.v1.DeviceSubRequest]
resource.v1.DeviceSubRequest capacity:resource.v1.CapacityRequirements
resource.v1.ExactDeviceRequest capacity:resource.v1.CapacityRequirements
resource.v1.NodeAllocatableResourceMapping allocationMultiplier:quantity
resource.v1.ResourceClaimSpec devices:resource.v1.DeviceClaim
resource.v1.ResourceClaimTemplateSpec spec:resource.v1.ResourceClaimSpec
resource.v1.ResourceSliceSpec devices:[resource.v1.Device] sharedCounters:[resource.v1.CounterSet]
resource.v1beta1.BasicDevice capacity:{resource.v1beta1.DeviceCapacity} consumesCounters:[resource.v1beta1.DeviceCounterConsumption] nodeAllocatableResourceMappings:{resource.v1beta1.NodeAllocatableResourceMapping}
resource.v1beta1.CapacityRequestPolicy default:quantity validRange:resource.v1beta1.CapacityRequestPolicyRange validValues:[quantity]
resource.v1beta1.CapacityRequestPolicyRange max:quantity min:quantity step:quantity
resource.v1beta1.CapacityRequirements requests:{quantity}
resource.v1beta1.Counter value:quantity
resource.v1beta1.CounterSet counters:{resource.v1beta1.Counter}
resource.v1beta1.Device basic:resource.v1beta1.BasicDevice
resource.v1beta1.DeviceCapacity requestPolicy:resource.v1beta1.CapacityRequestPolicy value:quantity
resource.v1beta1.DeviceClaim requests:[resource.v1beta1.DeviceRequest]
resource.v1beta1.DeviceCounterConsumption counters:{resource.v1beta1.Counter}
resource.v1beta1.DeviceRequest capacity:resource.v1beta1.CapacityRequirements firstAvailable:[resource.v1beta1.DeviceSubRequest]
resource.v1beta1.DeviceSubRequest capacity:resource.v1beta1.CapacityRequirements
resource.v1beta1.NodeAllocatableResourceMapping allocationMultiplier:quantity
resource.v1beta1.ResourceClaimSpec devices:resource.v1beta1.DeviceClaim
resource.v1beta1.ResourceClaimTemplateSpec spec:resource.v1beta1.ResourceClaimSpec
resource.v1beta1.ResourceSliceSpec devices:[resource.v1beta1.Device] sharedCounters:[resource.v1beta1.CounterSet]
resource.v1beta2.CapacityRequestPolicy default:quantity validRange:resource.v1beta2.CapacityRequestPolicyRange validValues:[quantity]
resource.v1beta2.CapacityRequestPolicyRange max:quantity min:quantity step:quantity
resource.v1beta2.CapacityRequirements requests:{quantity}
resource.v1beta2.Counter value:quantity
resource.v1beta2.CounterSet counters:{resource.v1beta2.Counter}
resource.v1beta2.Device capacity:{resource.v1beta2.DeviceCapacity} consumesCounters:[resource.v1beta2.DeviceCounterConsumption] nodeAllocatableResourceMappings:{resource.v1beta2.NodeAllocatableResourceMapping}
resource.v1beta2.DeviceCapacity requestPolicy:resource.v1beta2.CapacityRequestPolicy value:quantity
resource.v1beta2.DeviceClaim requests:[resource.v1beta2.DeviceRequest]
resource.v1beta2.DeviceCounterConsumption counters:{resource.v1beta2.Counter}
resource.v1beta2.DeviceRequest exactly:resource.v1beta2.ExactDeviceRequest firstAvailable:[resource.v1beta2.DeviceSubRequest]
resource.v1beta2.DeviceSubRequest capacity:resource.v1beta2.CapacityRequirements
resource.v1beta2.ExactDeviceRequest capacity:resource.v1beta2.CapacityRequirements
resource.v1beta2.NodeAllocatableResourceMapping allocationMultiplier:quantity
resource.v1beta2.ResourceClaimSpec devices:resource.v1beta2.DeviceClaim
resource.v1beta2.ResourceClaimTemplateSpec spec:resource.v1beta2.ResourceClaimSpec
resource.v1beta2.ResourceSliceSpec devices:[resource.v1beta2.Device] sharedCounters:[resource.v1beta2.CounterSet]
scheduling.k8s.io/v1alpha2/PodGroup spec:scheduling.v1alpha2.PodGroupSpec
scheduling.k8s.io/v1alpha2/Workload spec:scheduling.v1alpha2.WorkloadSpec
scheduling.v1alpha2.PodGroupSpec resourceClaims:[scheduling.v1alpha2.PodGroupResourceClaim@name]
scheduling.v1alpha2.PodGroupTemplate resourceClaims:[scheduling.v1alpha2.PodGroupResourceClaim@name]
scheduling.v1alpha2.WorkloadSpec podGroupTemplates:[scheduling.v1alpha2.PodGroupTemplate@name]
storage.k8s.io/v1/CSINode spec:storage.v1.CSINodeSpec
storage.k8s.io/v1/CSIStorageCapacity capacity:quantity maximumVolumeSize:quantity
storage.k8s.io/v1/VolumeAttachment spec:storage.v1.VolumeAttachmentSpec
storage.v1.CSINodeSpec drivers:[storage.v1.CSINodeDriver@name]
storage.v1.VolumeAttachmentSource inlineVolumeSpec:core.v1.PersistentVolumeSpec
storage.v1.VolumeAttachmentSpec source:storage.v1.VolumeAttachmentSource
`

import type { JsonObject } from '../../model/json.ts'
import type { SpinnakerParameters } from '../../config/config.ts'

/** One Job of a pipeline. */
export type JobOptions = {
  readonly environment: string
  readonly verb: 'check' | 'apply' | 'drift'
  readonly args: readonly string[]
  /** Values that come from the pipeline, by the variable that `args` name as $(VARIABLE). */
  readonly variables: Readonly<Record<string, string>>
  readonly parameters: SpinnakerParameters
}

/** The container that a stage reads the log of. */
export const containerName = 'sluice'

// A pod that was started twice would judge, or apply, twice; and one that is gone before Spinnaker has read its log fails its stage.
const once = { backoffLimit: 0, ttlSecondsAfterFinished: 3_600 } as const

/**
 * The Job of one verb. Spinnaker evaluates an inline manifest before Kubernetes sees it: what comes from the pipeline stands alone in a variable's value,
 * and the arguments name it as Kubernetes does, $(VARIABLE).
 */
export function jobOf({ environment, verb, args, variables, parameters }: JobOptions): JsonObject {
  const labels = { 'app.kubernetes.io/name': 'sluice', 'app.kubernetes.io/component': verb, 'sluice.dev/environment': environment }
  const podSpec: JsonObject = {
    restartPolicy: 'Never',
    serviceAccountName: verb === 'apply' ? parameters.applyAccount : parameters.gateAccount,
    automountServiceAccountToken: kubeconfigOf(verb, parameters) === undefined,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    ...checkout(parameters, variables),
    containers: [
      {
        ...containerBase(parameters),
        name: containerName,
        command: ['sluice'],
        args: [verb, '--workspace', '/workspace', '--env', environment, '--output', 'spinnaker', ...args],
        env: [...fixedVariables, ...listed(variables)],
        resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '2Gi' } },
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'FallbackToLogsOnError',
      },
    ],
    volumes: [
      { name: 'scratch', emptyDir: {} },
      { name: 'kubeconfig', ...kubeconfigSource(verb, parameters) },
      ...(parameters.repository === undefined ? [] : [{ name: 'workspace', emptyDir: {} }]),
    ],
  }
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { generateName: `sluice-${verb}-${environment}-`.slice(0, longestPrefix), namespace: parameters.namespace, labels },
    spec: { ...once, activeDeadlineSeconds: parameters.timeoutMinutes * 60, template: { metadata: { labels }, spec: podSpec } },
  }
}

// The pods of a Job are called after it, and no label may be longer than 63.
const longestPrefix = 52

export const fixedVariables = [
  { name: 'HOME', value: '/scratch' },
  { name: 'KUBECONFIG', value: '/etc/sluice/kubeconfig' },
  { name: 'NO_COLOR', value: '1' },
] as const

const listed = (variables: JobOptions['variables']) => Object.entries(variables).map(([name, value]) => ({ name, value }))

function containerBase({ image, repository }: SpinnakerParameters): JsonObject {
  const mounts: readonly JsonObject[] = [
    { name: 'scratch', mountPath: '/scratch' },
    { name: 'scratch', mountPath: '/tmp' },
    { name: 'kubeconfig', mountPath: '/etc/sluice', readOnly: true },
    ...(repository === undefined ? [] : [{ name: 'workspace', mountPath: '/workspace' }]),
  ]
  const securityContext = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } }
  return { image, securityContext, volumeMounts: mounts }
}

/** Clones the workspace and takes the commit that the pipeline is about. */
function checkout(parameters: SpinnakerParameters, variables: JobOptions['variables']): JsonObject {
  const { repository } = parameters
  if (repository === undefined) return {}
  const git = (name: string, args: readonly string[]) => ({
    ...containerBase(parameters),
    name,
    command: ['git'],
    args: [...args],
    env: [...fixedVariables, ...listed(variables)],
  })
  return {
    initContainers: [
      git('clone', ['clone', '--quiet', '--', repository, '/workspace']),
      git('checkout', ['-C', '/workspace', 'checkout', '--quiet', '--detach', '$(SLUICE_COMMIT)']),
    ],
  }
}

const kubeconfigOf = (verb: JobOptions['verb'], { gateKubeconfig, applyKubeconfig }: SpinnakerParameters): string | undefined =>
  verb === 'apply' ? applyKubeconfig : gateKubeconfig

/** A kubeconfig that names the pod's own service account, or one of another cluster. */
function kubeconfigSource(verb: JobOptions['verb'], parameters: SpinnakerParameters): JsonObject {
  const secret = kubeconfigOf(verb, parameters)
  return secret === undefined ? { configMap: { name: 'sluice-kubeconfig' } } : { secret: { secretName: secret, defaultMode: 0o440 } }
}

import { Failure } from '../model/failure.ts'
import type { Call, Flags } from './verb.ts'

/** The flag of verbs that can judge for another Kubernetes than the one that runs. */
export const kubeVersionFlag = {
  'kube-version': { type: 'string', value: '1.NN', help: 'judge for this Kubernetes version, to see what an upgrade would break' },
} as const satisfies Flags

/** The version that the flag names, without a leading "v"; '' where it is absent. */
export function kubeVersionOf(call: Call): string {
  const version = call.text('kube-version')
  if (version === '' || /^v?1\.\d+(\.\d+)?$/.test(version)) return version.replace(/^v/, '')
  throw new Failure('usage', `Cannot judge for Kubernetes "${version}", expected a version such as 1.37`, { hint: '--kube-version 1.37' })
}

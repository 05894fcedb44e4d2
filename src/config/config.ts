import type { Read } from '../model/problem.ts'
import type { Waiver } from '../model/waiver.ts'
import type { Capabilities, Environment } from '../model/workspace.ts'
import { decodeYaml } from './decode-yaml.ts'
import { capabilitiesSchema, environmentSchema } from './schema.ts'
import { toEnvironment, type EnvironmentPlace } from './to-environment.ts'

export { lintValues } from './lint-values.ts'
export { movedValues, type MovedValue } from './moved-values.ts'
export { syntaxProblems } from './decode-yaml.ts'
export { spinnakerSchema } from './spinnaker-schema.ts'
export { readSpinnaker, type SpinnakerParameters } from './spinnaker.ts'
export { withVersions } from './edit-versions.ts'
export { capabilitiesSchema, environmentSchema, waiversSchema } from './schema.ts'
export { readSnapshot, readSnapshotFile, readSnapshotPage, snapshotVersion, type SnapshotPage } from './snapshot.ts'
export type { EnvironmentPlace } from './to-environment.ts'

/** Text of `values/<env>/environment.yml` and of its capabilities file → an Environment, or every problem in both. */
export function readEnvironment(text: string, place: EnvironmentPlace, capabilities: Read<Capabilities>): Read<Environment> {
  const decoded = decodeYaml(text, place.file, environmentSchema)
  const problems = [...(decoded.ok ? [] : decoded.problems), ...(capabilities.ok ? [] : capabilities.problems)]
  if (!decoded.ok || !capabilities.ok) return { ok: false, problems }
  return toEnvironment(decoded.value, place, { capabilities: capabilities.value, mayBeUnlocked: false })
}

/** The same for the verb that writes digests: without them, and whatever the cluster has. */
export function readUnlocked(text: string, place: EnvironmentPlace): Read<Environment> {
  const decoded = decodeYaml(text, place.file, environmentSchema)
  const capabilities = { kubeVersion: '', apiVersions: [], clusterScoped: 'unknown', clusterUid: '' } as const
  return decoded.ok ? toEnvironment(decoded.value, place, { capabilities, mayBeUnlocked: true }) : decoded
}

/** Text of a capabilities file → Capabilities, or every problem in it. */
export function readCapabilities(text: string, file: string): Read<Capabilities> {
  const decoded = decodeYaml(text, file, capabilitiesSchema)
  if (!decoded.ok) return decoded
  const { clusterScoped = 'unknown', clusterUid = '', ...recorded } = decoded.value.value
  return { ok: true, value: { ...recorded, clusterScoped, clusterUid } }
}

/** Text of a waivers file → its waivers, or every problem in it. The regular expressions are loaded only where there is such a file. */
export async function readWaivers(text: string, file: string): Promise<Read<readonly Waiver[]>> {
  const decoder = await import('./waivers.ts')
  return decoder.readWaivers(text, file)
}

/** Where an environment file says that its capabilities lie, relative to itself; the default where it cannot be read. */
export function capabilitiesFileOf(text: string): string {
  const decoded = decodeYaml(text, '', environmentSchema)
  return decoded.ok ? decoded.value.value.cluster.capabilities : 'capabilities.yml'
}

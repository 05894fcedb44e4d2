import type { Noise } from '../model/difference.ts'
import type { Json } from '../model/json.ts'
import type { Located } from './located.ts'

/** What a version bump moves everywhere, if the difference is no more than that. Whatever could mean anything else is none. */
export function noiseOf({ path, before, after, noise }: Located, kind: string): Noise | undefined {
  if (noise !== undefined) return noise
  const names = path.map(({ name }) => name)
  if (kind === 'CustomResourceDefinition') return isDescription(names) ? 'doc' : ofValues(names, before, after)
  return ofValues(names, before, after)
}

// The names of fields may be "description" themselves; they stand below "properties".
const isDescription = (names: readonly string[]): boolean =>
  names.at(-1) === 'description' && names.at(-2) !== 'properties' && names.includes('openAPIV3Schema')

function ofValues(names: readonly string[], before: Json | undefined, after: Json | undefined): Noise | undefined {
  if (typeof before !== 'string' || typeof after !== 'string') return undefined
  if (isInMetadata(names, 'annotations') && isChecksum(names.at(-1) ?? '', before, after)) return 'checksum'
  if ((isInMetadata(names, 'labels') || isInMetadata(names, 'annotations')) && isVersion(names.at(-1) ?? '', before, after)) return 'label'
  return isOtherTag(names.at(-1) === 'image' ? image : flaggedImage, before, after) ? 'image' : undefined
}

const isInMetadata = (names: readonly string[], key: string): boolean => names.at(-2) === key && names.at(-3) === 'metadata'

const hex = /^[0-9a-f]{32,128}$/

const isChecksum = (name: string, before: string, after: string): boolean => /checksum|sha256|hash/i.test(name) && hex.test(before) && hex.test(after)

// Helm's and Kubernetes' own labels for the version of a chart and of what runs.
const versionLabels: ReadonlySet<string> = new Set(['helm.sh/chart', 'app.kubernetes.io/version', 'chart'])

/** A label that names a version, or any value that only three numbers in it tell apart: "istiod-1.28.0" and "istiod-1.30.0". */
function isVersion(name: string, before: string, after: string): boolean {
  if (versionLabels.has(name)) return true
  const [old, current] = [withoutVersion(before), withoutVersion(after)]
  return old !== before && old === current
}

const withoutVersion = (text: string): string => text.replace(/(?<![\w.])v?\d+\.\d+\.\d+(?:[-+_][\w.+-]+)?(?![\w.])/, 'version')

// "registry.io/team/name:tag@sha256:…"; elsewhere than in a field of that name only what has a slash is surely an image, also behind the flag of a program.
const image = /^([\w.-]+(?::\d+(?=\/))?(?:\/[\w.-]+)*)(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/
const flaggedImage = /^((?:--[\w-]+=)?[\w.-]+(?::\d+(?=\/))?(?:\/[\w.-]+)+)(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/

function isOtherTag(form: RegExp, before: string, after: string): boolean {
  const [old, current] = [form.exec(before)?.[1], form.exec(after)?.[1]]
  return old !== undefined && old === current && before.length > old.length && after.length > old.length
}

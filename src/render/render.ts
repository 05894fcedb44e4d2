import { createHash } from 'node:crypto'
import type { Capabilities, Release } from '../model/workspace.ts'

export { advisoriesOf } from './advisories.ts'
export { dependencesOf } from './dependences.ts'
export { pinned, unusedEntries } from './pin.ts'
export { pointed } from './pointer.ts'

/** A release and the world it is rendered for → the exact arguments of `helm template`. */
export function templateArguments(release: Release, chartPath: string, capabilities: Capabilities): readonly string[] {
  return [
    'template',
    `--namespace=${release.namespace}`,
    '--include-crds',
    '--skip-tests',
    `--kube-version=${capabilities.kubeVersion}`,
    ...capabilities.apiVersions.map((served) => `--api-versions=${served}`),
    ...release.values.map((file) => `--values=${file}`),
    ...(release.isUpgrade ? ['--is-upgrade'] : []),
    ...(release.skipSchemaValidation ? ['--skip-schema-validation'] : []),
    // Whatever follows is no flag, however it begins.
    '--',
    release.name,
    chartPath,
  ]
}

/** What a rendering depends on; the same key gives the same bytes. */
export type RenderInputs = {
  readonly release: Release
  readonly capabilities: Capabilities
  readonly chartDigest: string
  /** sha256 of each values file, in order. */
  readonly valuesDigests: readonly string[]
  /** sha256 of each encrypted Secret beside the values, in order. */
  readonly encryptedDigests: readonly string[]
  readonly helmVersion: string
}

// Raised when the normal form changes, so that no rendering of an older Sluice is taken for a current one.
const normalForm = 1

/** The cache key of a rendering, as "sha256:<hex>". Paths are no part of it: a moved workspace renders the same. */
export function inputsDigest({ release, capabilities, chartDigest, valuesDigests, encryptedDigests, helmVersion }: RenderInputs): string {
  const { name, namespace, chart, version, isUpgrade, hooks, secrets, skipSchemaValidation } = release
  const facts = [
    normalForm,
    name,
    namespace,
    chart,
    version,
    isUpgrade,
    hooks,
    secrets,
    skipSchemaValidation,
    release.accept.map(({ kind, name: object, path }) => [kind, object, path]),
    capabilities.kubeVersion,
    capabilities.apiVersions,
    capabilities.clusterScoped,
    chartDigest,
    valuesDigests,
    encryptedDigests,
    helmVersion,
  ]
  return digestOf(JSON.stringify(facts))
}

/** sha256 of a text as "sha256:<hex>". */
export const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

import { at, listAt, textAt } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import { newestMinor } from './profile.ts'

/** The minor version of istiod among the manifests, by the tag of its image; undefined where there is none. */
export const istioMinor = (manifests: readonly Manifest[]): number | undefined => manifests.flatMap(minorsOf)[0]

export const isIstiod = (manifest: Manifest): boolean => minorsOf(manifest).length > 0

const minorsOf = ({ id, body }: Manifest): readonly number[] =>
  (id.kind === 'Deployment' ? listAt(body, 'spec', 'template', 'spec', 'containers') : []).flatMap((container) => minorIn(textAt(container, 'image') ?? ''))

function minorIn(image: string): readonly number[] {
  const minor = /(?:^|\/)pilot:1\.(\d+)/.exec(image)?.[1]
  return minor === undefined ? [] : [Number(minor)]
}

/** What is said of a version that was not found, or that is newer than any that Pilot's answers were compared with. */
export function versionUnknown(manifests: readonly Manifest[]): readonly string[] {
  const minor = istioMinor(manifests)
  if (minor === undefined) return [`istiod is not among the manifests: Istio 1.${newestMinor} is assumed.`]
  return minor > newestMinor ? [`Istio 1.${minor} is newer than what was compared with Pilot, which is 1.${newestMinor}.`] : []
}

/** Whether istiod's own configuration of the mesh is among the manifests. It is text in a ConfigMap, and is not read. */
export const hasMeshConfig = (manifests: readonly Manifest[]): boolean =>
  manifests.some(({ id, body }) => id.kind === 'ConfigMap' && id.namespace === 'istio-system' && at(body, 'data', 'mesh') !== undefined)

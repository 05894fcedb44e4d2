import { concernsMesh, isMeshed, meshChange } from '../../mesh/mesh.ts'
import type { Change } from '../../model/change.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { MeshReport } from '../../model/mesh.ts'
import { meshOfEnvironment } from '../mesh/mesh-reports.ts'

/** What a change does to the proxies of an environment, where it has any; '' is no environment. */
export function meshOf(environment: string, base: readonly Manifest[], desired: readonly Manifest[]): readonly MeshReport[] {
  const report = isMeshed(base, desired) ? meshChange(base, desired) : undefined
  return meshOfEnvironment(environment, { base, desired, report })
}

/** Whether changes can move what proxies do: then all files are read, since the rest decides what the changes mean. */
export const touchesMesh = (changes: readonly Change[], { before, after }: Sides): boolean =>
  changes.some(({ id }) => concernsMesh(id)) && [...before.values(), ...after.values()].some((text) => text.includes('istio'))

type Sides = { readonly before: ReadonlyMap<string, string>; readonly after: ReadonlyMap<string, string> }

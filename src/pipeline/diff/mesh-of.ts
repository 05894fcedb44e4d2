import { concernsMesh, isMeshed, meshChange } from '../../mesh/mesh.ts'
import type { Change } from '../../model/change.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { MeshReport } from '../../model/mesh.ts'
import { meshOfEnvironment } from '../mesh/mesh-of-environment.ts'

/** All objects of both sides, whether they change or not: the rest decides what the changes mean. */
type Whole = { readonly base: () => readonly Manifest[]; readonly desired: () => readonly Manifest[] }

/** What changes do to the proxies of an environment, where it has any; '' is no environment. Both sides are read only where a change can move what proxies do. */
export function meshOf(environment: string, changes: readonly Change[], whole: Whole): readonly MeshReport[] {
  if (!changes.some(({ id }) => concernsMesh(id))) return []
  const [base, desired] = [whole.base(), whole.desired()]
  const report = isMeshed(base, desired) ? meshChange(base, desired) : undefined
  return meshOfEnvironment(environment, { base, desired, report })
}

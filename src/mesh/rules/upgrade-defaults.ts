import { refOf, type Manifest } from '../../model/manifest.ts'
import { isIstiod, istioMinor } from '../istio-version.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import { versionShifts, type Shift } from '../version-shifts.ts'

/** Another version of istiod makes something else of what nobody changed. */
export const upgradeDefaults: MeshRule = {
  id: 'mesh/upgrade-defaults',
  why: 'Pilot fills in what a route or a port does not say, and other versions fill in other things',
  judge: ({ before, after }) => {
    const [was, is] = [istioMinor(before.manifests), istioMinor(after.manifests)]
    const istiod = after.manifests.find(isIstiod)
    if (was === undefined || is === undefined || was === is || istiod === undefined) return []
    return versionShifts(before, after).map((shift) => draftOf(istiod, shift, `Istio 1.${was} → 1.${is}`))
  },
}

const draftOf = (istiod: Manifest, { message, hits, cure }: Shift, change: string): MeshDraft => ({
  object: refOf(istiod),
  severity: 'info',
  effect: 'behaviour-shifts',
  path: 'spec.template.spec.containers[].image',
  message,
  change,
  hits,
  action: cure,
})

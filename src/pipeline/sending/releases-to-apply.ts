import { inventoryId, type ReleaseToApply } from '../../apply/apply.ts'
import { hookOf } from '../../model/hook.ts'
import type { Manifest } from '../../model/manifest.ts'
import { asMember } from '../../model/membership.ts'
import type { Environment } from '../../model/workspace.ts'
import { runsHooks } from '../workspace/staying.ts'
import type { RenderedRelease } from '../workspace/rendered-tree.ts'
import { sent } from '../workspace/withheld.ts'

type Around = {
  readonly environment: Environment
  /** Whether any of these lives. */
  readonly areThere: (manifests: readonly Manifest[]) => Promise<boolean>
}

/** The rendered releases with what the environment says of their order. What stays is a member of the inventory; a hook that runs is none. */
export const releasesToApply = (rendered: readonly RenderedRelease[], around: Around): Promise<readonly ReleaseToApply[]> =>
  Promise.all(
    rendered.map(async (release) => {
      const { name } = release.outcome
      const { environment } = around
      const hooks = await momentOf(release, around)
      const inventory = inventoryId(environment.inventory)
      return {
        name,
        needs: environment.releases.find((other) => other.name === name)?.needs ?? [],
        hooks,
        manifests: sent(release.manifests).map((manifest) => (hooks !== 'none' && hookOf(manifest) !== undefined ? manifest : asMember(manifest, inventory))),
      }
    }),
  )

/** Which hooks run. A release is taken for installed where anything of it lives that is its own alone, and that an uninstall would not leave. */
async function momentOf({ outcome, manifests }: RenderedRelease, { environment, areThere }: Around): Promise<ReleaseToApply['hooks']> {
  if (!runsHooks(environment, outcome.name) || manifests.every((manifest) => hookOf(manifest) === undefined)) return 'none'
  return (await areThere(manifests.filter(isOwn))) ? 'upgrade' : 'install'
}

const isOwn = (manifest: Manifest): boolean => hookOf(manifest) === undefined && !['Namespace', 'CustomResourceDefinition'].includes(manifest.id.kind)

import { inventoryId, type ReleaseToApply } from '../../apply/apply.ts'
import { asMember } from '../../model/membership.ts'
import type { Environment } from '../../model/workspace.ts'
import type { RenderedRelease } from '../rendered-tree.ts'
import { sent } from '../withheld.ts'

/** The rendered releases, each object as a member of the inventory, with what the environment says of their order. */
export const releasesToApply = (environment: Environment, rendered: readonly RenderedRelease[]): readonly ReleaseToApply[] =>
  rendered.map(({ outcome, manifests }) => ({
    name: outcome.name,
    needs: environment.releases.find(({ name }) => name === outcome.name)?.needs ?? [],
    hooks: 'none',
    manifests: sent(manifests).map((manifest) => asMember(manifest, inventoryId(environment.inventory))),
  }))

import { impersonationRight, ownRights, rightsToSend, type FindPlace } from '../../apply/apply.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Right } from '../../model/right.ts'
import type { Environment } from '../../model/workspace.ts'
import type { RenderedRelease } from '../workspace/rendered-tree.ts'
import { accountsOf, userOf } from './accounts.ts'

/** What one user needs; '' is whoever applies. */
export type Needed = { readonly user: string; readonly sent: readonly Manifest[]; readonly rights: readonly Right[] }

export type Sending = {
  readonly environment: Environment
  readonly releases: readonly RenderedRelease[]
  readonly sent: readonly Manifest[]
  /** What is told to go: it belongs to no release any more, or is a hook. */
  readonly deleted: readonly Manifest[]
  readonly isLocked: boolean
}

/** Every user who writes in the course of an apply, and what for: whoever applies first. */
export function neededRights({ environment, releases, sent, deleted, isLocked }: Sending, find: FindPlace): readonly Needed[] {
  const userFor = accountsOf({ environment, releases })
  const accounts = environment.releases.flatMap(({ account }) => account ?? [])
  const ofUser = (user: string, extra: readonly Right[]): Needed => {
    const own = (manifests: readonly Manifest[]): readonly Manifest[] => manifests.filter(({ id }) => userFor(id) === user)
    return { user, sent: own(sent), rights: [...extra, ...rightsToSend({ sent: own(sent), deleted: own(deleted) }, find)] }
  }
  const impersonating = accounts.map(({ namespace, name }) => impersonationRight(namespace, name))
  return [ofUser('', [...ownRights(environment.inventory, isLocked), ...impersonating]), ...[...new Set(accounts.map(userOf))].map((user) => ofUser(user, []))]
}

import { inventoryId, orderOf, prunePlan } from '../../apply/apply.ts'
import type { ObjectChange } from '../../model/change.ts'
import type { Drift } from '../../model/drift.ts'
import { textAt } from '../../model/json.ts'
import { keyOf, refOf, type Manifest } from '../../model/manifest.ts'
import { partOfLabel, partOfPointer } from '../../model/membership.ts'
import type { Plan } from '../../model/plan.ts'
import { isSecret } from '../../model/withheld.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Standing } from '../facts/standing.ts'
import type { RenderedRelease } from '../workspace/rendered-tree.ts'
import { byDrift, plannedWaves, type Does } from './planned-waves.ts'
import { releasesToApply } from './releases-to-apply.ts'

type Reviewed = {
  readonly environment: Environment
  readonly releases: readonly RenderedRelease[]
  readonly base: readonly Manifest[]
  readonly changes: readonly ObjectChange[]
  /** Whether all releases of the environment are among them. */
  readonly isWhole: boolean
}

/**
 * What applying a review would do, of what was read for its verdict: held against how its objects live where a token covers that, else against what was reviewed
 * before. Undefined where there is neither.
 */
export async function planned(reviewed: Reviewed, standing: Standing | undefined): Promise<Plan | undefined> {
  const { environment, releases, base, changes, isWhole } = reviewed
  if (standing === undefined && base.length === 0) return undefined
  const there = new Set((standing?.state.live ?? base).map(({ id }) => keyOf(id)))
  const areThere = async (manifests: readonly Manifest[]) => manifests.some(({ id }) => there.has(keyOf(id)))
  const { waves } = orderOf(await releasesToApply(releases, { environment, areThere }))
  const left = standing?.left ?? prunePlan(isWhole ? goneFrom(reviewed, standing) : [], environment.prune.named)
  return {
    against: standing === undefined ? 'base' : 'live',
    revision: '',
    leaving: left.deleted.map(refOf),
    keeping: left.kept.map(({ manifest, why }) => ({ object: refOf(manifest), why })),
    isPruning: environment.prune.isOn && isWhole,
    waves: plannedWaves(waves, standing === undefined ? byChanges(changes) : byStanding(standing, environment)),
  }
}

/** What this review takes out of `rendered/`; of what was asked for in the cluster only what is there. */
function goneFrom({ releases, base }: Reviewed, standing: Standing | undefined): readonly Manifest[] {
  const kept = new Set(releases.flatMap(({ manifests }) => manifests.map(({ id }) => keyOf(id))))
  const lives = new Set(standing?.owned.map(({ id }) => keyOf(id)))
  return base.filter(({ id }) => !kept.has(keyOf(id)) && (standing === undefined || isSecret(id) || lives.has(keyOf(id))))
}

function byChanges(changes: readonly ObjectChange[]): Does {
  const kinds = new Map(changes.map(({ kind, object }) => [keyOf(object), kind]))
  return ({ id }) => {
    const kind = kinds.get(keyOf(id))
    if (kind === undefined) return 'nothing'
    return kind === 'update' ? 'change' : 'create'
  }
}

/** The label of members comes when an object is sent: one that has it is not changed by it, one that lacks it is. */
function byStanding({ state }: Standing, { inventory }: Environment): Does {
  const [byFields, member] = [byDrift(state.drift.filter(isMore)), inventoryId(inventory)]
  const members = new Set(state.live.filter(({ body }) => textAt(body, 'metadata', 'labels', partOfLabel) === member).map(({ id }) => keyOf(id)))
  return (manifest) => {
    const does = byFields(manifest)
    return does === 'nothing' && !members.has(keyOf(manifest.id)) ? 'change' : does
  }
}

const isMore = (item: Drift): boolean => item.kind !== 'changed' || item.fields.some(({ pointer }) => pointer !== partOfPointer)

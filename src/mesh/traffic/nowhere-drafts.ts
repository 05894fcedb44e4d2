import { compareText } from '../../model/json.ts'
import { keyOf, type ResourceId } from '../../model/manifest.ts'
import type { MeshDraft } from '../rule.ts'
import type { MeshScene, MeshState } from '../scene.ts'
import type { Nowhere } from './traffic.ts'
import { partsOf, type Place, type Reason } from './reason.ts'

/** What a rule says of a target that has no cluster. */
export type Told = { readonly because: string; readonly action: string }

export type Question = {
  readonly reasons: readonly Reason[]
  /** Whether it was there before, seen by anybody; null where that does not matter. */
  readonly wasThere: boolean | null
  readonly tell: (place: Place, state: MeshState, sent: Nowhere) => Told
}

/** Routes that end in 503 for a reason, one finding for a VirtualService and cluster, whichever proxies and hosts it is in. */
export function nowhereDrafts({ after }: MeshScene, { reasons, wasThere, tell }: Question): readonly MeshDraft[] {
  const asked = after.traffic.nowhere.filter((sent) => reasons.includes(sent.reason) && (wasThere === null || sent.wasThere === wasThere))
  const groups = Map.groupBy(asked, ({ source, cluster, isCopy, isStream }) => `${keyOf(source)} ${cluster} ${isCopy} ${isStream}`)
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => draftOf(group, first, { after, told: tell(partsOf(first.cluster), after, first) })),
  )
}

function draftOf(group: readonly Nowhere[], first: Nowhere, { after, told }: { readonly after: MeshState; readonly told: Told }): MeshDraft {
  const flag = after.registry.profile.noClusterFlag
  const hosts = listed(group.map(({ host }) => host))
  const matches = listed(group.map(({ match }) => match))
  return {
    // A route that nobody could have used breaks nothing.
    severity: !first.isCopy && group.some(({ wasRouted }) => wasRouted) ? 'block' : 'warn',
    effect: first.isCopy ? 'behaviour-shifts' : 'clients-break',
    object: refIn(after, first.source),
    path: first.isCopy ? 'spec.http[].mirrors' : `spec.${first.isStream ? 'tcp' : 'http'}[].route[].destination`,
    message: messageOf(first, { hosts, matches, flag, because: told.because }),
    change: `${first.cluster}: no such cluster at ${listed(group.map(({ by }) => by.name))}`,
    hits: [],
    action: told.action,
  }
}

type Said = { readonly hosts: string; readonly matches: string; readonly flag: string; readonly because: string }

function messageOf({ isCopy, isStream }: Nowhere, { hosts, matches, flag, because }: Said): string {
  if (isCopy) return `Copies of requests to ${hosts} go nowhere: ${because}`
  return isStream
    ? `Connections to ${hosts} that match ${matches} are closed (${flag}): ${because}`
    : `Requests to ${hosts} that match ${matches} end in 503 (${flag}): ${because}`
}

// Enough to find the rest.
const shown = 3

function listed(names: readonly string[]): string {
  const all = [...new Set(names)].toSorted(compareText)
  return all.length <= shown ? all.join(', ') : `${all.slice(0, shown).join(', ')} and ${all.length - shown} more`
}

const refIn = ({ byKey }: MeshState, id: ResourceId) => ({ ...id, version: byKey.get(keyOf(id))?.version ?? '' })

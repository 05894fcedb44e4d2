import { isObject, listAt, textAt } from '../../model/json.ts'
import type { KindChange, Tally, Unclaimed, VersionChange } from '../../model/living.ts'
import { apiVersionOf, shortName, type Manifest } from '../../model/manifest.ts'
import { isLoss, isOf, unforeseen, type SeenHarm } from './claims.ts'
import { counterAt, startCounter, type Counter } from './counter.ts'
import { examiner, type Harm } from './examine.ts'
import { sharedAt } from './managers.ts'

/** Looks at one object after the other, and keeps none. */
export interface Tallying {
  readonly see: (object: Manifest) => void
  readonly tally: () => Tally
}

/** Starts to count what objects of one kind tell of a change of their CRD. `minor` is N of Kubernetes 1.N. */
export function startTally(change: KindChange, minor: number): Tallying {
  const seen = startCounter()
  const applied = new Map<string, Counter>()
  const hits = change.claims.map((claim) => ({ claim, counter: startCounter(), unseen: startCounter() }))
  const others = new Map<string, { readonly harm: SeenHarm; readonly counter: Counter }>()
  const look = viewer(change, minor)

  const see = (object: Manifest): void => {
    const name = shortName(object.id)
    const { harms, versions } = look(object)
    seen.add(name, [])
    for (const apiVersion of appliedAt(object)) counterAt(applied, apiVersion).add(name, [])
    for (const { claim, counter, unseen } of hits) {
      const found = harms.filter(isOf(claim))
      const shared = claim.asks === 'managers' ? sharedAt(claim.path, object) : 'single'
      if (found.length > 0 || shared === 'shared') counter.add(name, found)
      else if (shared === 'unknown' || !claim.versions.every((version) => versions.includes(version))) unseen.add(name, [])
    }
    for (const found of Map.groupBy(unforeseen(harms, change.claims), placeOf).values()) addOther(others, name, found)
  }
  return {
    see,
    tally: () => ({
      seen: seen.counted(),
      applied: new Map([...applied].map(([apiVersion, counter]) => [apiVersion, counter.counted()])),
      hits: new Map(hits.map(({ claim, counter, unseen }) => [claim.id, { ...counter.counted(), unseen: unseen.counted().count }])),
      unclaimed: [...others.values()].map(unclaimedOf),
    }),
  }
}

type View = { readonly harms: readonly SeenHarm[]; readonly versions: readonly string[] }

/** An object in all versions that it can be looked at in. Where nothing converts, they share its bytes. */
function viewer(change: KindChange, minor: number): (object: Manifest) => View {
  const examiners = new Map<string, (object: Manifest['body']) => readonly Harm[]>()
  const examine = (version: VersionChange, { body }: Manifest): readonly SeenHarm[] => {
    const known = examiners.get(version.name) ?? examiner(version, { minor, namespaced: change.isNamespaced })
    examiners.set(version.name, known)
    return known({ ...body, apiVersion: apiVersionOf(change.group, version.name) }).map((harm) => ({ ...harm, version: version.name }))
  }
  return (object) => {
    const shown = change.versions.filter(({ name }) => !change.isConverted || name === object.version)
    const views = change.views.filter(({ seenAt }) => seenAt === object.version)
    try {
      return {
        versions: [...shown, ...views].map(({ name }) => name),
        harms: [
          ...shown.flatMap((version) => examine(version, object)),
          ...views.flatMap((view) => examine({ ...view, hasStatus: false }, object).filter(isLoss)),
        ],
      }
    } catch (error) {
      return unjudged(error)
    }
  }
}

/** A schema or an object that is too deep, or a fault of ours: what nobody looked at is not fine. What an error says may quote the object. */
const unjudged = (error: unknown): View => ({
  versions: [],
  harms: [{ version: '', path: '', keyword: 'unknown', said: `cannot be judged: ${error instanceof Error ? error.name : 'no error'}`, isStuck: false }],
})

const appliedAt = ({ body }: Manifest): ReadonlySet<string> =>
  new Set(
    listAt(body, 'metadata', 'managedFields')
      .filter(isObject)
      .map((entry) => textAt(entry, 'apiVersion') ?? ''),
  )

const placeOf = ({ path, keyword }: SeenHarm): string => JSON.stringify([path, keyword])

function addOther(others: Map<string, { readonly harm: SeenHarm; readonly counter: Counter }>, name: string, found: readonly SeenHarm[]): void {
  const [harm] = found
  if (harm === undefined) return
  const other = others.get(placeOf(harm)) ?? { harm, counter: startCounter() }
  others.set(placeOf(harm), other)
  other.counter.add(name, found)
}

const unclaimedOf = ({ harm, counter }: { readonly harm: SeenHarm; readonly counter: Counter }): Unclaimed => ({
  path: harm.path,
  keyword: harm.keyword,
  said: harm.said,
  ...counter.counted(),
})

import { fromJsonText, isList, isObject, isSame, listAt, type Json } from '../../../src/model/json.ts'
import type { History } from '../history.ts'
import { idOf, type Seen } from '../look-around.ts'
import type { Invariant } from './invariant.ts'

export const converges: Invariant = {
  id: 'I8',
  claim: 'once faults stop, one apply converges, drift is empty, and a further apply writes nothing',
  check: (history) => {
    const [calm, drift, again] = history.runs.slice(-3)
    const { converged, after } = history.end
    const broken = [
      ...[calm, drift, again].flatMap((run) =>
        run === undefined || run.code === 0 ? [] : [`the calm ${run.verb} exited ${run.code}: ${run.err.slice(-300)}`],
      ),
      ...driftIn(drift?.out ?? ''),
      ...after.desired.flatMap(({ wanted, live }) => (contains(live, wanted) ? [] : [`${idOf(wanted)} does not live as the revision wants it`])),
      ...after.desired.flatMap((seen) =>
        isSame(substance(seen.live), substance(liveOf(converged.desired, seen))) ? [] : [`${idOf(seen.wanted)} was written again`],
      ),
    ]
    return { looked: 3 + 2 * after.desired.length, broken }
  },
}

function driftIn(out: string): readonly string[] {
  if (!out.startsWith('{')) return ['drift gave no report']
  const drift = listAt(fromJsonText(out), 'drift')
  return drift.length === 0 ? [] : [`drift is not empty: ${JSON.stringify(drift).slice(0, 300)}`]
}

const liveOf = (seen: History['end']['after']['desired'], { wanted }: Seen): Json | undefined => seen.find((other) => idOf(other.wanted) === idOf(wanted))?.live

/** Without what controllers go on writing. */
function substance(live: Json | undefined): Json | undefined {
  if (!isObject(live)) return live
  const { status: _status, metadata, ...rest } = live
  if (!isObject(metadata)) return rest
  const { resourceVersion: _version, managedFields, ...other } = metadata
  const ours = isList(managedFields) ? managedFields.filter((entry) => isObject(entry) && entry['manager'] === 'sluice') : []
  return { ...rest, metadata: { ...other, managedFields: ours } }
}

function contains(live: Json | undefined, wanted: Json): boolean {
  if (isObject(wanted)) return isObject(live) && Object.entries(wanted).every(([key, value]) => contains(live[key], value))
  if (isList(wanted)) return isList(live) && live.length === wanted.length && wanted.every((value, index) => contains(live[index], value))
  return isSame(live, wanted)
}

import type { ObjectChange } from '../../../model/change.ts'
import { causes, type Cause } from '../../../model/difference.ts'
import { Failure } from '../../../model/failure.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Note } from '../../../model/outcome.ts'
import type { Ports } from '../../../ports/ports.ts'
import type { ReleasePair } from '../../workspace/release-pair.ts'
import { attribute, type Attributed } from './attribute.ts'
import { hunkKey, hunksBetween, hunksIn } from './hunks.ts'
import { movedCauses } from '../../workspace/moved-causes.ts'
import { renderMixed } from './render-mixed.ts'

export type Explained = { readonly changes: readonly ObjectChange[]; readonly notes: readonly Note[] }

type Context = {
  readonly pair: ReleasePair
  /** The rendered files of the base, render.yml among them. */
  readonly standing: ReadonlyMap<string, string>
  readonly definitions: readonly Manifest[]
  readonly ports: Ports
}

/** The changes of one release, each difference with what makes it; a note for each rendering that would have told more. */
export async function withCauses(changes: readonly ObjectChange[], { pair, standing, definitions, ports }: Context): Promise<Explained> {
  const moved = movedCauses(pair)
  const before = new Map([...standing].filter(([name]) => name !== 'render.yml'))
  const notes: Note[] = []
  const rendered = async (now: readonly Cause[]): Promise<ReadonlyMap<string, string> | undefined> => {
    try {
      return await renderMixed(pair, { now, standing: before }, ports)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      notes.push(notRendered(pair, now, error))
      return undefined
    }
  }
  // Where helm moved too, what today's makes of the base is what the others are measured against.
  const reference = moved.includes('helm') && moved.length > 1 ? await rendered([]) : before
  const attributed = await attribute(hunksIn(changes), moved, async (now) => {
    const others = now.filter((cause) => cause !== 'helm')
    const after = others.length === 0 ? reference : await rendered(others)
    const from = now.includes('helm') ? before : reference
    return after === undefined || from === undefined ? undefined : hunksBetween(from, after, definitions)
  })
  return { changes: changes.map((change) => caused(change, attributed)), notes }
}

/** A change of which every difference has the same cause, or none that is known. */
export const causedBy = (change: ObjectChange, all: readonly Cause[]): ObjectChange => ({
  ...change,
  differences: change.differences.map((difference) => ({ ...difference, causes: all })),
})

const caused = (change: ObjectChange, attributed: Attributed): ObjectChange => ({
  ...change,
  differences: change.differences.map((difference) => ({ ...difference, causes: attributed.get(hunkKey(change, difference)) ?? [] })),
})

function notRendered({ now: { environment, release } }: ReleasePair, now: readonly Cause[], { message, hint }: Failure): Note {
  const kept = causes.filter((cause) => now.includes(cause)).join(' and ')
  return {
    sign: 'warn',
    text: `Not every cause is known of ${release.name} for ${environment.name}: ${kept === '' ? 'what it was' : `with only ${kept} as now it`} could not be rendered`,
    details: [
      { label: 'why', text: message },
      { label: 'do', text: hint },
    ],
  }
}

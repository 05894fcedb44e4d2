import type { Cause } from '../../model/difference.ts'
import type { Finding } from '../../model/finding.ts'
import type { Place } from '../../model/place.ts'
import { capabilitiesFile, inEnvironment, lineIn, type Desk } from './desk.ts'
import type { ReleaseMoves } from './release-moves.ts'
import { valueBehind, valueLike, type Field } from './value-behind.ts'

/** What made an object another one, as far as that is known. */
export type Made = { readonly release: string; readonly moves: ReleaseMoves; readonly isChanged: boolean }

/** The line of the input that made a finding; undefined where none is known. A chart answers for all of its release, since what it changes in one object shows in others. */
export async function placeOfInput(finding: Finding, { release, moves, isChanged }: Made, desk: Desk): Promise<Place | undefined> {
  const field = { path: finding.path, value: moves.values.length === 0 ? '' : await valueAt(finding, desk) }
  if (moves.chartKey !== '') return valueLike(field, moves.values) ?? inEnvironment(`releases[${release}].${moves.chartKey}`, desk)
  const [cause, ...others] = moves.causes
  if (cause === undefined || others.length > 0 || !isChanged) return undefined
  return placesOfCauses[cause]?.({ release, moves, desk, field })
}

type Asked = { readonly release: string; readonly moves: ReleaseMoves; readonly desk: Desk; readonly field: Field }

// A chart whose files lie in the workspace, and helm itself, have no line that says that they moved.
const placesOfCauses: Readonly<Partial<Record<Cause, (asked: Asked) => Promise<Place | undefined>>>> = {
  values: async ({ field, moves }) => valueBehind(field, moves.values),
  capabilities: async ({ desk }) => lineIn(capabilitiesFile(desk), 'kubeVersion', desk),
  release: async ({ release, desk }) => inEnvironment(`releases[${release}]`, desk),
}

const valueAt = async ({ source, path }: Finding, { spot }: Desk): Promise<string> =>
  source === undefined || source.file === '' ? '' : ((await spot(source.file, path))?.value ?? '')

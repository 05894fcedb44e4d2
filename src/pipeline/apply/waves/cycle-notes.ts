import type { ApplyOrder } from '../../../apply/apply.ts'
import { nameOf } from '../../../model/manifest.ts'
import type { Note } from '../../../model/outcome.ts'

/** Objects that could not go after what they name, because that comes after them in its turn. */
export const cycleNotes = (cycles: ApplyOrder['cycles']): readonly Note[] =>
  cycles.map(([before, after]) => ({ sign: 'info', text: `${nameOf(before)} goes before ${nameOf(after)}, though it names it: they wait for each other` }))

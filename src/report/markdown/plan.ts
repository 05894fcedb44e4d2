import { nameOf, type ObjectRef } from '../../model/manifest.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { Plan, PlannedWave } from '../../model/plan.ts'
import { stopsIn, waitTexts, wavePhrase } from '../plan-texts.ts'
import { code, folded, paragraph, strong, table, words } from './nodes.ts'
import { fixed, loose, type Piece } from './piece.ts'

// Names of more are read by nobody; the rest is counted.
const shownNames = 30
// After the bodies of what blocks, before those of warnings.
const wavesRank = 9

/** What would happen to each environment: what leaves, which nobody gets back, then the waves in their order, counted. */
export const planPieces = (outcome: Outcome): readonly Piece[] =>
  outcome.environments.flatMap(({ name, plan }) => (plan === undefined ? [] : [...leavingPieces(plan), ...wavePieces(plan, name, outcome)]))

const leavingPieces = ({ leaving, keeping, isPruning }: Plan): readonly Piece[] => [
  ...(leaving.length === 0
    ? []
    : [
        fixed([
          paragraph(
            strong(`${isPruning ? 'Deleted' : 'No longer rendered, and left where they are since prune is off'}: ${leaving.length}`),
            words(named(leaving)),
          ),
        ]),
      ]),
  ...(keeping.length === 0
    ? []
    : [fixed([paragraph(strong(`No longer rendered, and deleted only when named: ${keeping.length}`), words(named(keeping.map(({ object }) => object))))])]),
]

function wavePieces(plan: Plan, environment: string, { environments, changes, verdict, findings }: Outcome): readonly Piece[] {
  const { waves, against } = plan
  if (waves.length === 0) return []
  const of = environments.length > 1 ? ` to ${environment}` : ''
  const title = `What ${verdict === 'block' ? `would happen${of} if nothing blocked` : `will happen${of}`}: ${waves.length} ${waves.length === 1 ? 'wave' : 'waves'}`
  const stopping = (wave: PlannedWave): string =>
    stopsIn(wave, environment, findings).map(({ object }) => `stops at ${nameOf(object)}`)[0] ?? waitTexts[wave.waitsFor]
  const rows = waves.map((wave, index) => [words(String(index + 1)), code(wave.name), words(wavePhrase(wave)), words(stopping(wave))])
  const aside = against === 'live' ? [] : [paragraph(words('Held against what was reviewed before: the cluster was not asked what differs.'))]
  // Where nothing else is told, it is what was asked for.
  return [loose(wavesRank, 'table of waves', folded(title, changes.length === 0, [table(['', 'wave', 'objects', 'then'], rows), ...aside]))]
}

function named(objects: readonly ObjectRef[]): string {
  const rest = objects.length - shownNames
  return `. ${objects.slice(0, shownNames).map(nameOf).join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`
}

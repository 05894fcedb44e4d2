import { definitionsIn, type Wave } from '../../apply/apply.ts'
import type { Target } from './target.ts'

// How long a new CRD may take to be Established: seconds in practice, a minute on a busy control plane.
const establishedLimitMs = 60_000

/** Resolves when the next wave may start. */
export async function awaitReady(wave: Wave, { cluster }: Target): Promise<void> {
  const definitions = definitionsIn(wave)
  if (definitions.length > 0) await cluster.awaitEstablished(definitions, establishedLimitMs)
}

import type { Wave } from '../../apply/apply.ts'
import { dumpStream } from '../../normalise/normalise.ts'

/** The very bytes that a wave pipes into kubectl. */
const streamOf = (wave: Wave): string => dumpStream(wave.manifests)

/** Those of all waves, one after another. */
export const streamOfAll = (waves: readonly Wave[]): string => waves.map(streamOf).join('---\n')

import type { Contest, Wave } from '../../../apply/apply.ts'
import { keyOf, type Manifest } from '../../../model/manifest.ts'
import type { Work } from '../work.ts'

/** The work without the fields that are left to others. */
export function leavingOut(work: Work, contests: readonly Contest[]): Work {
  const own = ownIn(contests)
  return { ...work, sending: work.sending.map(own), waves: work.waves.map((wave) => waveWith(wave, own)) }
}

/** The same of one wave. */
export const waveLeavingOut = (wave: Wave, contests: readonly Contest[]): Wave => waveWith(wave, ownIn(contests))

type Own = (manifest: Manifest) => Manifest

function ownIn(contests: readonly Contest[]): Own {
  const sending = new Map(contests.map((contest) => [keyOf(contest.sending.id), contest.sending]))
  return (manifest) => sending.get(keyOf(manifest.id)) ?? manifest
}

const waveWith = (wave: Wave, own: Own): Wave => ({
  ...wave,
  manifests: wave.manifests.map(own),
  streams: wave.streams.map((stream) => stream.map(own)),
})

import type { Wave } from '../../apply/apply.ts'
import { isObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { shownBody } from '../../model/secret.ts'
import { dumpStream } from '../../normalise/normalise.ts'
import { digestOf } from '../../render/render.ts'

/** The very bytes that a wave pipes into kubectl. */
const streamOf = (wave: Wave): string => dumpStream(wave.manifests)

/** A digest of them that tells no value of a Secret: it is printed, and recorded where more people read than may see those. */
export const streamDigest = (waves: readonly Wave[]): string => digestOf(streamOfAll(waves.map((wave) => ({ ...wave, manifests: wave.manifests.map(shown) }))))

const shown = (manifest: Manifest): Manifest => {
  const body = shownBody(manifest)
  return isObject(body) ? { ...manifest, body } : manifest
}

/** Those of all waves, one after another. */
export const streamOfAll = (waves: readonly Wave[]): string => waves.map(streamOf).join('---\n')

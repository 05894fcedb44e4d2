import type { Finding } from '../model/finding.ts'
import type { Waiver } from '../model/waiver.ts'
import { fileRef } from '../model/file-ref.ts'
import { isAbout } from './waivers.ts'

/** Waivers whose last day is over: each blocks, whether or not something is left to waive. */
export const expiredFindings = (waivers: readonly Waiver[], found: readonly Finding[]): readonly Finding[] =>
  waivers.map((waiver) => {
    const count = found.filter((finding) => isAbout(waiver, finding)).length
    return {
      ...about(waiver),
      rule: 'gate/waiver-expired',
      severity: 'block',
      effect: 'unknown',
      message: `The waiver of ${waiver.owner} for ${waiver.rule} ended on ${waiver.expires}${count === 0 ? '' : `, so ${count === 1 ? 'its finding counts' : `its ${count} findings count`} again`}`,
      why: 'A waiver is a promise to look again by a day; when nobody does, the gate closes',
      action: `Mend what it waived and take it out of ${waiver.file}, or let its owner set a later day`,
    }
  })

/** Waivers that are about no finding. */
export const unusedFindings = (waivers: readonly Waiver[], found: readonly Finding[]): readonly Finding[] =>
  waivers
    .filter((waiver) => !found.some((finding) => isAbout(waiver, finding)))
    .map((waiver) => ({
      ...about(waiver),
      rule: 'gate/waiver-unused',
      severity: 'warn',
      effect: 'cosmetic',
      message: `The waiver of ${waiver.owner} for ${waiver.rule} on ${waiver.object.text} waives nothing`,
      why: 'A waiver that waives nothing today hides the next finding that it fits',
      action: `Take it out of ${waiver.file}`,
    }))

const about = ({ file, line }: Waiver): Pick<Finding, 'lane' | 'object' | 'path' | 'change' | 'hits' | 'place'> => ({
  lane: 'Gate',
  object: fileRef(file),
  path: `line ${line}`,
  place: { file, line },
  change: '',
  hits: [],
})

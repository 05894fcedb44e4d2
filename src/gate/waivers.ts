import type { Finding } from '../model/finding.ts'
import { compareText } from '../model/json.ts'
import { nameOf, type ResourceId } from '../model/manifest.ts'
import type { Waiver } from '../model/waiver.ts'

/** The waiver that answers for a finding; of several, the one that lasts longest. */
export const waiverOf = (finding: Finding, waivers: readonly Waiver[], today: string): Waiver | undefined =>
  waivers.filter((waiver) => !isExpired(waiver, today) && isAbout(waiver, finding)).toSorted(byRank)[0]

/** A waiver counts to the end of its last day. */
export const isExpired = ({ expires }: Waiver, today: string): boolean => expires < today

/** Whether a waiver is about a finding, whatever its day. The gate's own findings are nobody's to waive. */
export const isAbout = (waiver: Waiver, { rule, object, path }: Finding): boolean =>
  !rule.startsWith('gate/') && waiver.rule === rule && namesOf(object).some(waiver.object.fits) && waiver.path.fits(path)

const namesOf = (id: ResourceId): readonly string[] => (id.group === '' ? [nameOf(id)] : [nameOf(id), nameOf({ ...id, kind: `${id.kind}.${id.group}` })])

const byRank = (left: Waiver, right: Waiver): number => compareText(right.expires, left.expires) || compareText(left.file, right.file) || left.line - right.line

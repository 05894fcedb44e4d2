import { at, isObject, listAt, textAt } from '../../model/json.ts'
import type { CrdPair } from './pair-crds.ts'

/** Managers other than Sluice that own a part of the live CRD's conversion; server-side apply leaves their parts alone. */
export function conversionOwners({ before }: CrdPair, part: 'f:strategy' | 'f:webhook'): readonly string[] {
  const entries = listAt(before.manifest.body, 'metadata', 'managedFields').filter(isObject)
  const owning = entries.filter((entry) => at(entry, 'fieldsV1', 'f:spec', 'f:conversion', part) !== undefined)
  const managers = owning.map((entry) => textAt(entry, 'manager') ?? 'a manager without a name')
  return [...new Set(managers)].filter((manager) => manager !== 'sluice').toSorted()
}

/** The strategy that the desired CRD writes itself; undefined where it says nothing. */
export const writtenStrategy = ({ after }: CrdPair): string | undefined => textAt(after.manifest.body, 'spec', 'conversion', 'strategy')

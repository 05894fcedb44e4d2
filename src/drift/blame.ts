import type { Blame, Writer } from '../model/drift.ts'
import { compareText } from '../model/json.ts'
import { holds, holdsBeside, isOurs, type Entry } from './field-entries.ts'

/** Of a field: its path in managedFields, and whether one side lacks it. */
export type Place = { readonly fieldPath: readonly string[]; readonly isOneSided: boolean }

/**
 * Who did it, by what the cluster recorded, the surest trace first. Nobody is blamed by being the latest writer of something else: that is usually a
 * controller and its status.
 */
export function blameFor(place: Place, entries: readonly Entry[], apiVersion: string): Blame {
  const here = entries.filter((entry) => entry.apiVersion === apiVersion)
  const owner = ownerOf(place, here)
  if (owner !== undefined) return { ...writerOf(owner), certainty: 'owner', others: [] }
  const later = laterThanUs(entries)
  const likely = latest(later.filter((entry) => isBeside(entry, place, apiVersion))) ?? latest(later.filter((entry) => entry.apiVersion !== apiVersion))
  if (likely !== undefined) return { ...writerOf(likely), certainty: 'probable', others: [] }
  return { ...noWriter, certainty: 'unknown', others: later.toSorted(byTime).map(writerOf) }
}

export const noWriter: Writer = { manager: '', operation: '', time: '', subresource: '', apiVersion: '' }

/** Another manager before us: a field that both own has our value. Of several the one that wrote last. */
function ownerOf({ fieldPath }: Place, here: readonly Entry[]): Entry | undefined {
  const owners = here.filter((entry) => holds(entry, fieldPath))
  return latest(owners.filter((entry) => !isOurs(entry))) ?? owners[0]
}

/** Those who wrote after our last apply; whoever left no time cannot be told to be later. */
function laterThanUs(entries: readonly Entry[]): readonly Entry[] {
  const ours = entries.find(isOurs)
  return ours === undefined ? [] : entries.filter((entry) => !isOurs(entry) && entry.subresource !== 'status' && entry.time > ours.time)
}

/**
 * A probe's other handler, another source of a volume, another item of a list: who put it there took ours away. Fields right below spec, labels and
 * annotations have no such bond.
 */
const isBeside = (entry: Entry, { fieldPath, isOneSided }: Place, apiVersion: string): boolean =>
  isOneSided && fieldPath.length > 2 && fieldPath[0] !== 'f:metadata' && entry.apiVersion === apiVersion && holdsBeside(entry, fieldPath)

const byTime = (left: Entry, right: Entry): number => compareText(right.time, left.time)

const latest = (entries: readonly Entry[]): Entry | undefined => entries.toSorted(byTime)[0]

export const writerOf = ({ manager, operation, time, subresource, apiVersion }: Entry): Writer => ({ manager, operation, time, subresource, apiVersion })

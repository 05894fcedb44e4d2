import type { Change, LanedChange } from '../model/change.ts'
import { type Lane, lanes } from '../model/finding.ts'
import { isLabelOnly } from './lanes/label-only.ts'
import { touches } from './lanes/touches.ts'

/** A change, with what it touches; 'Label' for one that only labels and annotations tell apart, 'Config' for what touches nothing else. */
export function withLanes(change: Change): LanedChange {
  const touched = lanes.filter((lane) => touches[lane]?.(change) === true)
  return { ...change, lanes: touched.length > 0 ? touched : [rest(change)] }
}

const rest = (change: Change): Lane => (isLabelOnly(change) ? 'Label' : 'Config')

import { renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { orAbsent, systemCode } from './failing-as.ts'
import { besideName } from './leftovers.ts'

// A run that has no lock, such as one on another machine, may replace the same folder at the same moment; one of the two wins, and neither is lost half-way.
const attempts = 5

/** Renames a folder into its place, and the one that stands there away. */
export function swapIn(fresh: string, path: string): void {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (isSwapped(fresh, path)) return
  }
  throw new Failure('files-failed', `Cannot replace ${path}: another run keeps replacing it`, { hint: 'Wait for the other run to end' })
}

/** The two renames stand next to each other, so that only a kill between them leaves a gap, which the next run closes. */
function isSwapped(fresh: string, path: string): boolean {
  const aside = asideOf(path)
  const hasOld = isRenamed(path, aside)
  try {
    renameSync(fresh, path)
  } catch (error) {
    const isTaken = ['ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')
    if (!isTaken && hasOld) renameSync(aside, path)
    if (!isTaken) throw error
    rmSync(aside, { recursive: true, force: true })
    return false
  }
  rmSync(aside, { recursive: true, force: true })
  return true
}

export function takeAway(path: string): void {
  const aside = asideOf(path)
  if (isRenamed(path, aside)) rmSync(aside, { recursive: true })
}

const asideOf = (path: string): string => join(dirname(path), besideName('old', basename(path)))

const isRenamed = (from: string, to: string): boolean =>
  orAbsent(false, () => {
    renameSync(from, to)
    return true
  })

import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, type BigIntStats } from 'node:fs'
import { join } from 'node:path'
import { orAbsent } from './failing-as.ts'

// Coarser than the clock of any file system: two writes within it can leave the same times behind.
const settleNs = 2_000_000_000n

/**
 * Names, sizes, times and inodes of everything below a folder as one digest, with nothing read: the same one means the same bytes, as for Git's index.
 * Any write moves the time of change, which nobody can set. Undefined where there is no folder, and where something changed so lately that a further
 * change could leave the same times.
 */
export function fingerprint(folder: string): string | undefined {
  const hash = createHash('sha256')
  const now = BigInt(Date.now()) * 1_000_000n
  const isSettled = orAbsent(false, () =>
    addBelow(folder, '', (name, found) => {
      hash.update(`${name}\0${found.mode} ${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino} ${found.dev}\n`)
      return now - found.ctimeNs > settleNs
    }),
  )
  return isSettled ? hash.digest('hex') : undefined
}

type Add = (name: string, found: BigIntStats) => boolean

function addBelow(folder: string, prefix: string, add: Add): boolean {
  return readdirSync(folder, { withFileTypes: true }).every((entry) => {
    const name = `${prefix}${entry.name}`
    const isAdded = add(name, lstatSync(join(folder, entry.name), { bigint: true }))
    return isAdded && (!entry.isDirectory() || addBelow(join(folder, entry.name), `${name}/`, add))
  })
}

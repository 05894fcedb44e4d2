import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

// Some two thousand renderings of ordinary charts.
const limitBytes = 2 ** 30

// A killed run leaves a part behind; an hour is longer than any write.
const leftoverAgeMs = 3_600_000

/** Removes parts that nobody writes any more, then what was not used for longest, until the rest fits. */
export function evict(folder: string, limit = limitBytes): void {
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    return found === undefined ? [] : [{ path, size: found.size, usedAt: found.mtimeMs }]
  })
  for (const { path } of files.filter(isLeft)) rmSync(path, { force: true })
  let sum = 0
  for (const { path, size } of files.filter((file) => !isLeft(file)).toSorted((left, right) => right.usedAt - left.usedAt)) {
    sum += size
    if (sum > limit) rmSync(path, { force: true })
  }
}

const isLeft = ({ path, usedAt }: { path: string; usedAt: number }): boolean => path.endsWith('.part') && Date.now() - usedAt > leftoverAgeMs

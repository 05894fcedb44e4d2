import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as passes } from 'node:timers/promises'

/**
 * Does the work with a variable that lets a program believe in a local time years from now, and in a later second than before: nobody may set the clock
 * of a machine, but a time zone is a file, and can be as far east as one likes.
 */
export async function later<T>(work: (env: Readonly<Record<string, string>>) => Promise<T>): Promise<T> {
  await passes(1000 - (Date.now() % 1000) + marginMs)
  const folder = mkdtempSync(join(tmpdir(), 'sluice-zone-'))
  try {
    writeFileSync(join(folder, 'zone'), zone)
    return await work({ TZ: `:${join(folder, 'zone')}` })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// Timers may fire a little early.
const marginMs = 5

// 2720 days are seven years, five months and some days, and another day of the week: every field of a date and a time is another one.
const offsetSeconds = 2720 * 86_400 + 7 * 3600 + 13 * 60 + 17

const zone = zoneFile(offsetSeconds)

/** A file of tzfile(5) with one zone and no change of it: a header, the offset, and the zone's name. */
function zoneFile(offset: number): Buffer {
  const header = Buffer.alloc(44)
  header.write('TZif')
  // Of the six counts in the header: one kind of local time, and four bytes of names.
  header.writeInt32BE(1, 36)
  header.writeInt32BE(4, 40)
  const kind = Buffer.alloc(6)
  kind.writeInt32BE(offset)
  return Buffer.concat([header, kind, Buffer.from('UTC\0')])
}

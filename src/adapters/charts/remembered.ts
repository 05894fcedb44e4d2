import type { Cache } from '../../ports/cache.ts'
import type { Inspection } from './inspect.ts'

/** What an inspection found, from the cache where bytes with this digest were inspected before: then nothing has to be unpacked. */
export async function remembered(digest: string, cache: Cache, make: () => Promise<Inspection>): Promise<Inspection> {
  const key = `inspection of ${digest}`
  const kept = await cache.read(key)
  if (kept !== undefined) return parsed(kept)
  const made = await make()
  await cache.keep(key, JSON.stringify(made))
  return made
}

function parsed(text: string): Inspection {
  const inspection: Inspection = JSON.parse(text)
  return inspection
}

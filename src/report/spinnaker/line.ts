import { toJsonText, type JsonObject } from '../../model/json.ts'

/** What stands before the one line that Spinnaker reads. */
const opening = 'SPINNAKER_CONFIG_JSON='

// A container's log is cut at 16 KiB a line, and half of that is kept free for what a runtime puts before it.
const limitBytes = 8_000

/** One key at the top, since Spinnaker merges ours among the stage's own. `candidates` say ever less: the first that is short enough counts. */
export function propertyLine(candidates: readonly [JsonObject, ...JsonObject[]]): string {
  const lines = candidates.map((properties) => `${opening}${toJsonText({ sluice: properties })}\n`)
  return lines.find((line) => Buffer.byteLength(line) < limitBytes) ?? lines.at(-1) ?? ''
}

/** A log as Spinnaker is to get it: what only people read, and the line, '' where it has none. */
export function splitLog(log: string): { readonly text: string; readonly line: string } {
  const place = log.startsWith(opening) ? 0 : log.lastIndexOf(`\n${opening}`) + 1
  const isThere = log.startsWith(opening, place)
  return isThere ? { text: log.slice(0, place), line: log.slice(place) } : { text: log, line: '' }
}

import { isObject, type Json } from '../../src/model/json.ts'

/** Which clouddriver reads: until 2026.1.1 and 2026.2.2 a property whose value has a "=" was dropped. */
export type ParserVersion = 'old' | 'new'

/**
 * What clouddriver's PropertyParser finds in a Job's log, standard output and error as they came: written again from what that class was seen to do.
 * Undefined where it throws: the whole map is lost then.
 */
export function parseLog(log: string, version: ParserVersion): Readonly<Record<string, Json>> | undefined {
  const found = new Map<string, Json>()
  for (const line of log.split('\n').map((text) => text.trim())) {
    for (const [key, value] of propertyIn(line, version)) found.set(key, value)
    if (!line.startsWith(config)) continue
    const json = leadingJson(line.slice(config.length))
    if (!isObject(json)) return undefined
    for (const [key, value] of Object.entries(json)) found.set(key, value)
  }
  return Object.fromEntries(found)
}

const config = 'SPINNAKER_CONFIG_JSON='
const property = 'SPINNAKER_PROPERTY_'

/** Anywhere in the line: what stands before it becomes a part of the key. */
function propertyIn(line: string, version: ParserVersion): readonly (readonly [string, string])[] {
  if (!line.includes(property)) return []
  const [key = '', ...values] = line.replace(property, '').split('=')
  const value = values.join('=')
  if (value === '' || (version === 'old' && values.length !== 1)) return []
  return [[key.toLowerCase(), value]]
}

/** Jackson reads one value, and leaves what follows. */
function leadingJson(text: string): Json | undefined {
  const ends = [...text.matchAll(/[}\]]/g)].map(({ index }) => index + 1)
  for (const end of ends) {
    try {
      return JSON.parse(text.slice(0, end))
    } catch {
      // Not the end of the value yet.
    }
  }
  return undefined
}

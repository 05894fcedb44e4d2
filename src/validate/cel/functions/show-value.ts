import { findKey, keysIn } from '../values/access.ts'
import type { CelMap, CelObject, CelValue } from '../values/cel-value.ts'
import { compareTexts } from '../values/compare.ts'
import { goQuote } from './go-quote.ts'
import { formatTime } from '../values/format-time.ts'
import { fixedDouble, formatDouble, plainDouble } from '../../go-double.ts'

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** `%s`; undefined for what has no text. */
export function showValue(value: CelValue): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return formatDouble(value)
  if (value === null || typeof value !== 'object') return String(value)
  if (value instanceof Uint8Array) return decode(value)
  if (value.kind === 'uint') return String(value.value)
  if (value.kind === 'timestamp') return formatTime(value.nanos)
  if (value.kind === 'duration') return `${plainDouble(Number(value.nanos) / 1e9)}s`
  if (value.kind === 'type') return value.name
  if (value.kind === 'list') return showAll(value.items.map(showWithin), (shown) => `[${shown.join(', ')}]`)
  return value.kind === 'map' || value.kind === 'object' ? showMap(value) : undefined
}

function showAll(shown: readonly (string | undefined)[], join: (shown: readonly string[]) => string): string | undefined {
  return shown.includes(undefined) ? undefined : join(shown.filter((text) => text !== undefined))
}

function showMap(map: CelMap | CelObject): string | undefined {
  const pairs = keysIn(map).map((key) => {
    const [name, value] = [showWithin(key), showWithin(findKey(map, key) ?? null)]
    return name === undefined || value === undefined ? undefined : `${name}:${value}`
  })
  return showAll(pairs, (shown) => `{${shown.toSorted(compareTexts).join(', ')}}`)
}

/** Within a list or a map a value is written as CEL would write it. */
function showWithin(value: CelValue): string | undefined {
  if (typeof value === 'string') return goQuote(value)
  if (value instanceof Uint8Array) return `b${goQuote(decode(value))}`
  if (typeof value === 'number') return Number.isFinite(value) ? fixedDouble(value, 6) : goQuote(formatDouble(value))
  const shown = showValue(value)
  if (typeof value !== 'object' || value === null || !('nanos' in value) || shown === undefined) return shown
  return `${value.kind}(${goQuote(shown)})`
}

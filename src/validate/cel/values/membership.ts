import { findKey } from './access.ts'
import { isError, noOverload, type CelValue } from './cel-value.ts'
import { isEqual } from './equal.ts'

/** `value in list`, `key in map`. */
export function isIn(value: CelValue, container: CelValue): CelValue {
  if (isError(value)) return value
  if (isError(container)) return container
  if (typeof container !== 'object' || container === null || container instanceof Uint8Array) return noOverload
  if (container.kind === 'map' || container.kind === 'object') return hasKey(findKey(container, value))
  if (container.kind !== 'list') return noOverload
  const answers = container.items.map((item) => isEqual(item, value))
  return answers.includes(true) ? true : (answers.find((answer) => typeof answer !== 'boolean') ?? false)
}

const hasKey = (found: CelValue | undefined): CelValue => (found !== undefined && isError(found) ? found : found !== undefined)

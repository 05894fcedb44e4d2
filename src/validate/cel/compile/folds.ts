import { sortByKeys } from '../functions/sort-by-keys.ts'
import { errorOf, isError, lackOf, listOf, noOverload, type CelError, type CelValue, type Entry } from '../values/cel-value.ts'
import { keyText } from '../values/key-text.ts'

/** One element of the range. Its filter and its body are evaluated when they are asked for. */
export interface Step {
  readonly key: CelValue
  readonly value: CelValue
  readonly filter: () => CelValue
  readonly body: () => CelValue
}

interface Run {
  readonly steps: readonly Step[]
  readonly range: CelValue
}
type Fold = (run: Run) => CelValue

/** all and exists: the deciding value wins over errors, wherever they are. */
const quantifier =
  (deciding: boolean): Fold =>
  ({ steps }) => {
    let broken: CelError | undefined
    for (const step of steps) {
      const value = step.body()
      if (value === deciding) return deciding
      if (typeof value !== 'boolean') broken = lackOf(broken ?? value, value)
    }
    return broken ?? !deciding
  }

function existsOne({ steps }: Run): CelValue {
  let count = 0
  for (const step of steps) {
    const value = step.body()
    if (typeof value !== 'boolean') return isError(value) ? value : noOverload
    count += Number(value)
  }
  return count === 1
}

/** The steps whose filter holds, or the error of the first that has one. */
function chosen(steps: readonly Step[]): readonly Step[] | CelError {
  const kept: Step[] = []
  for (const step of steps) {
    const value = step.filter()
    if (typeof value !== 'boolean') return isError(value) ? value : noOverload
    if (value) kept.push(step)
  }
  return kept
}

/** What each chosen step gives, or the first error. */
function collected(steps: readonly Step[], give: (step: Step) => CelValue): readonly { step: Step; value: CelValue }[] | CelError {
  const kept = chosen(steps)
  if ('kind' in kept) return kept
  const results = kept.map((step) => ({ step, value: give(step) }))
  return results.map(({ value }) => value).find(isError) ?? results
}

const toList =
  (give: (step: Step) => CelValue): Fold =>
  ({ steps }) => {
    const results = collected(steps, give)
    return 'kind' in results ? results : listOf(results.map(({ value }) => value))
  }

function transformMap({ steps }: Run): CelValue {
  const results = collected(steps, ({ body }) => body())
  if ('kind' in results) return results
  return { kind: 'map', entries: new Map(results.map(({ step, value }): [string, Entry] => [keyText(step.key) ?? '', { key: step.key, value }])) }
}

function transformMapEntry({ steps }: Run): CelValue {
  const results = collected(steps, ({ body }) => body())
  if ('kind' in results) return results
  const entries = new Map<string, Entry>()
  for (const { value } of results) {
    const added = value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'map' ? value.entries : undefined
    if (added === undefined) return noOverload
    if ([...added.keys()].some((key) => entries.has(key))) return errorOf('insert failed: key already exists')
    for (const [key, entry] of added) entries.set(key, entry)
  }
  return { kind: 'map', entries }
}

function sortBy({ steps, range }: Run): CelValue {
  const keys = collected(steps, ({ body }) => body())
  if ('kind' in keys) return keys
  const isList = typeof range === 'object' && range !== null && 'kind' in range && range.kind === 'list'
  return isList
    ? sortByKeys(
        range,
        keys.map(({ value }) => value),
      )
    : noOverload
}

export const folds = {
  all: quantifier(false),
  exists: quantifier(true),
  existsOne,
  map: toList(({ body }) => body()),
  filter: toList(({ value }) => value),
  transformList: toList(({ body }) => body()),
  transformMap,
  transformMapEntry,
  sortBy,
} as const satisfies Readonly<Record<string, Fold>>

import type { PatchOperation } from '../../src/model/change.ts'
import { isList, isObject, type Json } from '../../src/model/json.ts'

/** RFC 6902's add, replace and remove, read from the RFC: the steps' effect, independent of the library that made them. */
export const applyPatch = (document: Json, steps: readonly PatchOperation[]): Json =>
  steps.reduce((current, step) => stepped(current, step.path.split('/').slice(1).map(unescaped), step), document)

const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')

function stepped(value: Json, [token, ...rest]: readonly string[], step: PatchOperation): Json {
  if (token === undefined) return valueOf(step)
  if (isList(value)) return inList(value, [token, ...rest], step)
  if (!isObject(value)) throw new Error(`${step.path} goes into ${typeof value}`)
  const others = Object.entries(value).filter(([key]) => key !== token)
  const known = Object.entries(value).find(([key]) => key === token)?.[1]
  if (known === undefined && (step.op !== 'add' || rest.length > 0)) throw new Error(`${step.path} is not there`)
  if (step.op === 'remove' && rest.length === 0) return Object.fromEntries(others)
  return Object.fromEntries([...others, [token, stepped(known ?? null, rest, step)]])
}

function inList(list: readonly Json[], [token = '', ...rest]: readonly string[], step: PatchOperation): Json {
  const index = token === '-' ? list.length : Number(token)
  if (!(index >= 0 && index <= list.length)) throw new Error(`${step.path} is beyond the list`)
  if (rest.length > 0 || step.op === 'replace') return list.with(index, stepped(list[index] ?? null, rest, step))
  return step.op === 'remove' ? list.toSpliced(index, 1) : list.toSpliced(index, 0, valueOf(step))
}

function valueOf(step: PatchOperation): Json {
  if ('value' in step) return step.value
  throw new Error(`${step.op} has no value`)
}

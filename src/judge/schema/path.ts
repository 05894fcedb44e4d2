import type { Json } from '../../model/json.ts'
import { isList, isObject } from '../../model/json.ts'

/** A place in an object. Paths share their beginnings, so that a very deep schema costs no more than its nodes. */
export type Path =
  | { readonly kind: 'root' }
  | { readonly kind: 'property'; readonly parent: Path; readonly name: string }
  | { readonly kind: 'items'; readonly parent: Path }
  | { readonly kind: 'values'; readonly parent: Path }

type Step = Exclude<Path, { readonly kind: 'root' }>

export const root: Path = { kind: 'root' }

export const propertyOf = (parent: Path, name: string): Path => ({ kind: 'property', parent, name })

/** As people write it: "spec.http[].corsPolicy", "spec.labels{}". */
export const textOf = (path: Path): string => stepsTo(path).reduce((text, step) => text + textOfStep(step, text === ''), '')

/** As a sentence names it; the root has no path to show. */
export const placeOf = (path: Path): string => (path.kind === 'root' ? 'the whole object' : textOf(path))

/** Every value that an object holds at a path; lists and maps fan out. */
export function valuesAt(object: Json, path: Path): readonly Json[] {
  return stepsTo(path).reduce<readonly Json[]>((values, step) => values.flatMap((value) => childrenOf(value, step)), [object])
}

function stepsTo(path: Path): readonly Step[] {
  const steps: Step[] = []
  for (let current = path; current.kind !== 'root'; current = current.parent) steps.push(current)
  return steps.toReversed()
}

function textOfStep(step: Step, isFirst: boolean): string {
  if (step.kind === 'items') return '[]'
  if (step.kind === 'values') return '{}'
  if (!/^[\w$-]+$/.test(step.name)) return `[${JSON.stringify(step.name)}]`
  return isFirst ? step.name : `.${step.name}`
}

function childrenOf(value: Json, step: Step): readonly Json[] {
  if (step.kind === 'items') return isList(value) ? value : []
  if (!isObject(value)) return []
  if (step.kind === 'values') return Object.values(value)
  const child = Object.hasOwn(value, step.name) ? value[step.name] : undefined
  return child === undefined ? [] : [child]
}

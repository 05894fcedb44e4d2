import { fieldText } from '../../model/field-text.ts'

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
export const textOf = (path: Path): string => stepsTo(path).reduce(textBelow, '')

/** As a sentence names it; the root has no path to show. */
export const placeOf = (path: Path): string => (path.kind === 'root' ? 'the whole object' : textOf(path))

function stepsTo(path: Path): readonly Step[] {
  const steps: Step[] = []
  for (let current = path; current.kind !== 'root'; current = current.parent) steps.push(current)
  return steps.toReversed()
}

function textBelow(text: string, step: Step): string {
  if (step.kind === 'property') return fieldText(text, step.name)
  return step.kind === 'items' ? `${text}[]` : `${text}{}`
}

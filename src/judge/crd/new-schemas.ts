import { refOf } from '../../model/manifest.ts'
import type { NewSchema } from '../../model/refusal.ts'
import { isEqual } from '../is-equal.ts'
import type { Question } from '../question.ts'
import { currentCrds, desiredCrds } from './pair-crds.ts'

/** Every version of a desired CRD whose schema is new, or is another one than before. */
export function newSchemas(question: Question): readonly NewSchema[] {
  const current = currentCrds(question)
  return [...desiredCrds(question).values()].flatMap((crd) => {
    const before = new Map((current.get(crd.name)?.versions ?? []).map(({ name, schema }) => [name, schema]))
    const object = refOf(crd.manifest)
    return crd.versions
      .map(({ name, schema }) => ({ object, version: name, isOnly: crd.versions.length === 1, before: before.get(name), after: schema }))
      .filter((one) => one.before === undefined || !isEqual(one.before, one.after))
  })
}

import type { Json, JsonObject } from '../../src/model/json.ts'
import { compileSchema, type Answer, type Target, type Validator } from '../../src/validate/validate.ts'
import { toJson, type Value, type ValueMap } from '../../src/validate/value.ts'

const latest: Target = { minor: 36, namespaced: false, statusSubresource: false }

/** A validator of things whose spec has this schema. */
export const specValidator = (spec: JsonObject, target: Partial<Target> = {}): Validator =>
  compileSchema({ type: 'object', properties: { spec } }, { ...latest, ...target })

/** A thing with this spec. */
export const thing = (spec: Value): ValueMap => ({ apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' }, spec })

/** `spec.a TooLong maxLength` for each cause. */
export const causesOf = (answer: Answer): readonly string[] =>
  answer.kind === 'malformed'
    ? answer.problems.map(({ path }) => `${path} malformed`)
    : answer.causes.map(({ path, reason, keyword }) => `${path} ${reason} ${keyword}`)

/** What is wrong with a new thing of this spec. */
export const wrongWith = (schema: JsonObject, spec: Value, target: Partial<Target> = {}): readonly string[] =>
  causesOf(specValidator(schema, target).create(thing(spec)))

/** The spec as it is stored. */
export function storedSpec(schema: JsonObject, spec: Value): Json {
  const answer = specValidator(schema).create(thing(spec))
  return answer.kind === 'judged' ? toJson(answer.stored['spec'] ?? null) : 'malformed'
}

/** What is wrong with a stored thing that is put back with this spec. */
export const wrongOnUpdate = (schema: JsonObject, { from, to }: { from: Value; to: Value }, target: Partial<Target> = {}): readonly string[] =>
  causesOf(specValidator(schema, target).update(thing(from), thing(to)))

/** Whether a value of this schema is fine by a rule: 'true', 'false', 'error', or 'unknown'. */
export function verdictOf(rule: string, { schema, value, minor = 36 }: { schema: JsonObject; value: Value; minor?: number }): string {
  const answer = specValidator({ ...schema, 'x-kubernetes-validations': [{ rule }] }, { minor }).create(thing(value))
  if (answer.kind === 'malformed') return 'malformed'
  const [cause] = answer.causes
  if (cause === undefined) return 'true'
  if (cause.reason === 'Unknown') return 'unknown'
  return cause.message.startsWith('failed rule') ? 'false' : 'error'
}

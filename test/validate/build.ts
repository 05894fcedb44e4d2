import type { JsonObject } from '../../src/model/json.ts'
import { compileSchema, type Answer, type Target, type Validator } from '../../src/validate/validate.ts'
import type { Value, ValueMap } from '../../src/validate/value.ts'

const latest: Target = { minor: 36, namespaced: false, statusSubresource: false }

/** A validator of things whose spec has this schema. */
export const specValidator = (spec: JsonObject, target: Partial<Target> = {}): Validator =>
  compileSchema({ type: 'object', properties: { spec } }, { ...latest, ...target })

/** A thing with this spec. */
export const thing = (spec: Value): ValueMap => ({ apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' }, spec })

/** `spec.a TooLong maxLength` for each cause. */
const causesOf = (answer: Answer): readonly string[] =>
  answer.kind === 'malformed'
    ? answer.problems.map(({ path }) => `${path} malformed`)
    : answer.causes.map(({ path, reason, keyword }) => `${path} ${reason} ${keyword}`)

/** What is wrong with a new thing of this spec. */
export const wrongWith = (schema: JsonObject, spec: Value, target: Partial<Target> = {}): readonly string[] =>
  causesOf(specValidator(schema, target).create(thing(spec)))

import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { fromJsonText, objectAt, textAt, type Json, type JsonObject } from '../../../src/model/json.ts'
import { completed } from './completed.ts'
import type { Operation } from './operations.ts'

export type Request = { readonly path: JsonObject; readonly query: JsonObject; readonly body: Json }

/** GitHub's own description of what is used of its REST API. */
export type Contract = {
  /** What a request has that GitHub's description does not allow, or lacks; empty where it fits. */
  readonly faults: (operation: Operation, request: Request) => readonly string[]
  /** A reply with everything that GitHub's has and we do not care about. Throws where it is none that GitHub could give. */
  readonly reply: (operation: Operation, status: number, body: Json | undefined) => Json | undefined
  /** Parameters of a path or query as their types: "1" is a number where the description says so. */
  readonly typed: (operation: Operation, place: 'path' | 'query', texts: Readonly<Record<string, string>>) => JsonObject
}

export function readContract(): Contract {
  const described = fromJsonText(readFileSync(new URL('openapi.json', import.meta.url), 'utf8'))
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true }).addSchema({ ...objectAt(described), $id: 'github' })
  const compiled = new Map<string, ValidateFunction>()
  const validate = (pointer: string): ValidateFunction => {
    const found = compiled.get(pointer) ?? ajv.compile({ $ref: `github#${pointer}` })
    compiled.set(pointer, found)
    return found
  }
  const errors = (pointer: string, value: unknown): readonly string[] => {
    const isValid = validate(pointer)
    return isValid(value) ? [] : (isValid.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`.trim())
  }
  return {
    faults: (operation, { path, query, body }) => [
      ...parameterFaults(objectAt(described, 'operations', operation, 'path'), path, (name) => errors(`${pointerTo(operation)}/path/${name}`, path[name])),
      ...parameterFaults(objectAt(described, 'operations', operation, 'query'), query, (name) => errors(`${pointerTo(operation)}/query/${name}`, query[name])),
      ...(objectAt(described, 'operations', operation)['body'] === null ? [] : errors(`${pointerTo(operation)}/body`, body)),
    ],
    reply: (operation, status, body) => {
      const schema = objectAt(described, 'operations', operation, 'replies')[String(status)]
      if (schema === undefined && status < 400) throw new Error(`GitHub's description has no status ${status} for ${operation}`)
      if (schema === null || body === undefined) return body
      // It leaves out a few refusals that GitHub gives everywhere.
      const pointer = schema === undefined ? '/components/schemas/basic-error' : `${pointerTo(operation)}/replies/${status}`
      const whole = completed({ $ref: `#${decodeURIComponent(pointer)}` }, body, described)
      const wrong = errors(pointer, whole)
      if (wrong.length > 0) throw new Error(`No reply of GitHub to ${operation}: ${wrong.join('; ')}`)
      return whole
    },
    typed: (operation, place, texts) => {
      const schemas = objectAt(described, 'operations', operation, place)
      return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, textAt(schemas, name, 'type') === 'integer' ? Number(text) : text]))
    },
  }
}

const pointerTo = (operation: Operation): string => `/operations/${encodeURIComponent(operation.replaceAll('~', '~0').replaceAll('/', '~1'))}`

function parameterFaults(schemas: JsonObject, given: JsonObject, errorsOf: (name: string) => readonly string[]): readonly string[] {
  return Object.keys(given).flatMap((name) =>
    Object.hasOwn(schemas, name) ? errorsOf(name).map((error) => `${name}: ${error}`) : [`${name} is no parameter of this request`],
  )
}

import { isObject, listAt, objectAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import { isError, type CelValue } from '../cel/values/cel-value.ts'
import { compileNamed } from '../cel/compile/expression.ts'
import { evaluatorOf, names, type Evaluator, type Surroundings } from './environment.ts'
import { matches, type Match } from './matches.ts'
import type { AdmissionRequest, Params } from './request.ts'

/** What a policy says to a write beyond taking it. */
export interface Said {
  readonly kind: 'refused' | 'unknown'
  readonly path: string
  readonly said: string
}

/** A ValidatingAdmissionPolicy, by one binding. */
export interface Bound {
  readonly policy: JsonObject
  readonly binding: JsonObject
  readonly minor: number
}

type ParamsFor = (request: AdmissionRequest) => Resolved

/** The parameters that a binding names for a write: one answer for each; what stands in their place where there are none. */
export type Resolved =
  | { readonly kind: 'found'; readonly params: readonly Params[] }
  | { readonly kind: 'unknown'; readonly what: string }
  | { readonly kind: 'absent'; readonly isTaken: boolean }

/** Gives what one bound policy says to one write after the other: what it refuses, and what cannot be told. */
export function bind({ policy, binding, minor }: Bound, paramsFor: ParamsFor): (request: AdmissionRequest) => readonly Said[] {
  const spec = objectAt(policy, 'spec')
  const compile = remembered((source) => compileNamed(source, names, minor))
  const variables = listAt(spec, 'variables').filter(isObject)
  return (request) => decide({ spec, resources: objectAt(binding, 'spec')['matchResources'] }, request, { paramsFor, surroundings: { variables, compile } })
}

/** Each expression is compiled once, whatever the number of objects. */
function remembered<T>(make: (source: string) => T): (source: string) => T {
  const made = new Map<string, T>()
  return (source) => {
    const value = made.get(source) ?? make(source)
    made.set(source, value)
    return value
  }
}

type Read = { readonly spec: JsonObject; readonly resources: Json | undefined }

type With = { readonly paramsFor: ParamsFor; readonly surroundings: Surroundings }

function decide({ spec, resources }: Read, request: AdmissionRequest, { paramsFor, surroundings }: With): readonly Said[] {
  const match = both(matches(spec['matchConstraints'], request), () => matches(resources, request))
  if (match === false) return []
  if (match !== true && match.isOtherVersion) return [unknown('matchConstraints', match.unknown)]
  const resolved = paramsFor(request)
  if (resolved.kind === 'unknown') return [unknown('paramKind', resolved.what)]
  if (resolved.kind === 'absent') return resolved.isTaken ? [] : failed(spec, 'paramKind', 'finds no parameters, and its binding says Deny for that')
  const answers = resolved.params.flatMap((params) => answersOf(spec, evaluatorOf(request, params, surroundings)))
  return match === true || answers.length === 0 ? answers : [unknown('matchConstraints', match.unknown)]
}

const both = (first: Match, second: () => Match): Match => {
  if (first === false) return false
  const other = second()
  return other === true ? first : other
}

function answersOf(spec: JsonObject, evaluate: Evaluator): readonly Said[] {
  const asked = conditionsOf(spec, evaluate)
  if (asked.kind === 'unmet') return asked.said
  const said = listAt(spec, 'validations')
    .filter(isObject)
    .flatMap((validation, index) => ofValidation(validation, { spec, path: `validations[${index}]`, evaluate }))
  // What is taken either way does not hang on its conditions.
  return asked.kind === 'met' || said.length === 0 ? said : [asked.said]
}

type Conditions = { readonly kind: 'met' } | { readonly kind: 'unmet'; readonly said: readonly Said[] } | { readonly kind: 'unknown'; readonly said: Said }

/** One that is false makes up for others that fail: the policy is then not about this write. */
function conditionsOf(spec: JsonObject, evaluate: Evaluator): Conditions {
  const values = listAt(spec, 'matchConditions')
    .filter(isObject)
    .map((condition) => evaluate(textAt(condition, 'expression') ?? ''))
  if (values.includes(false)) return { kind: 'unmet', said: [] }
  const unseen = values.findIndex((value) => isError(value) && value.isUnknown === true)
  if (unseen >= 0) return { kind: 'unknown', said: unknown(pathOf(unseen), messageOf(values[unseen])) }
  const broken = values.findIndex((value) => value !== true)
  if (broken < 0) return { kind: 'met' }
  return { kind: 'unmet', said: failed(spec, pathOf(broken), `cannot be evaluated, ${messageOf(values[broken])}, and its failurePolicy is Fail`) }
}

const pathOf = (place: number): string => `matchConditions[${place}]`

const messageOf = (value: CelValue | undefined): string => (value !== undefined && isError(value) ? value.message : 'it is neither true nor false')

type Where = { readonly spec: JsonObject; readonly path: string }

function ofValidation(validation: JsonObject, { spec, path, evaluate }: Where & { readonly evaluate: Evaluator }): readonly Said[] {
  const source = textAt(validation, 'expression') ?? ''
  const written = textAt(validation, 'message') ?? ''
  // Never the messageExpression: it may quote the object.
  const said = written === '' ? `failed expression: ${source.trim()}` : written.trim()
  const value = evaluate(source)
  if (value === true) return []
  if (!isError(value)) return [{ kind: 'refused', path, said }]
  return value.isUnknown === true ? [unknown(path, value.message)] : failed(spec, path, `cannot be evaluated, ${value.message}, and its failurePolicy is Fail`)
}

const unknown = (path: string, what: string): Said => ({ kind: 'unknown', path, said: what })

/** A policy that fails counts as its failurePolicy says; where it says nothing, as a refusal. */
const failed = (spec: JsonObject, path: string, said: string): readonly Said[] =>
  textAt(spec, 'failurePolicy') === 'Ignore' ? [] : [{ kind: 'refused', path, said }]

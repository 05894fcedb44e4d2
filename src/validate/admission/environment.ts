import { at, isObject, textAt, type Json, type JsonObject } from '../../model/json.ts'
import type { Evaluated, NamedExpression } from '../cel/compile/expression.ts'
import { budget } from '../cel/compile/budget.ts'
import { unknownOf, type CelValue } from '../cel/values/cel-value.ts'
import type { AdmissionRequest, Params } from './request.ts'
import { mapOf, nothingFilled, toCel } from './to-cel.ts'

/** What an expression may name, in the order of the values. */
export const names = ['object', 'oldObject', 'request', 'namespaceObject', 'params', 'authorizer', 'variables'] as const

/** What evaluates the expressions of one policy about one write. */
export type Evaluator = (source: string) => CelValue

/** The names of a policy's expressions and what they stand for; variables are evaluated when they are asked for, each once. */
export function evaluatorOf(request: AdmissionRequest, params: Params | undefined, { variables, compile }: Surroundings): Evaluator {
  const purse = budget()
  const sources = new Map(variables.map((one) => [textAt(one, 'name') ?? '', textAt(one, 'expression') ?? '']))
  const found = new Map<string, CelValue>()
  const variable = (name: string): CelValue | undefined => {
    const source = sources.get(name)
    if (source === undefined) return undefined
    const value = found.get(name) ?? evaluate(source)
    found.set(name, value)
    return value
  }
  const values = [...known(request, params), mapOf(new Map(), variable)]
  const evaluate: Evaluator = (source) => {
    const expression = compile(source)
    return expression.kind === 'unknown' ? unknownOf(expression.what) : valueOf(expression.evaluate(values, purse()))
  }
  return evaluate
}

export type Surroundings = { readonly variables: readonly JsonObject[]; readonly compile: (source: string) => NamedExpression }

const valueOf = (evaluated: Evaluated): CelValue =>
  evaluated.kind === 'value' ? evaluated.value : unknownOf('what it costs, which may be more than the server allows')

/** In the order of their names. */
function known(request: AdmissionRequest, params: Params | undefined): readonly CelValue[] {
  const { body, oldBody, namespace, mayFill } = request
  return [
    toCel(body, mayFill),
    oldBody === undefined ? unknownOf('oldObject, which nobody here can read') : toCel(oldBody, nothingFilled),
    requestMap(request),
    namespace === undefined ? unknownOf('the namespace of the object') : toCel(namespaceView(namespace), nothingFilled),
    params === undefined ? unknownOf('params') : toCel(params, nothingFilled),
    unknownOf('authorizer, which asks the rights of whoever applies'),
  ]
}

function requestMap({ object, resource, operation }: AdmissionRequest): CelValue {
  const { group, version, kind, name } = object
  // A request about a Namespace names it as its own.
  const namespace = group === '' && kind === 'Namespace' ? name : object.namespace
  const [kinds, resources] = [
    { group, version, kind },
    { group, version, resource },
  ]
  const told: JsonObject = {
    kind: kinds,
    requestKind: kinds,
    resource: resources,
    requestResource: resources,
    subResource: '',
    requestSubResource: '',
    name,
    namespace,
    dryRun: false,
    ...(operation === 'unknown' ? {} : { operation }),
  }
  return toCel(told, (parent, field) => parent === '' && ['userInfo', 'options', 'operation', 'uid'].includes(field))
}

/** The server shows of a namespace what it knows itself, and no more. */
function namespaceView(namespace: Json): Json {
  if (!isObject(namespace)) return namespace
  return { metadata: at(namespace, 'metadata') ?? {}, spec: at(namespace, 'spec') ?? {}, status: at(namespace, 'status') ?? {} }
}

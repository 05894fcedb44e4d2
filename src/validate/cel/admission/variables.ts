import { isObject, listAt, textAt, type JsonObject } from '../../../model/json.ts'
import { typeExpression, type Names, type Typed } from '../check/type-expression.ts'
import { listType, mapType, plain, type PlainName, type Type } from '../check/types.ts'

/** A variable of a policy, and what the server says to its expression. */
export interface Variable {
  readonly source: string
  readonly typed: Typed
}

/** The variables of a policy in order, each typed by those before it, and the names that the policy's other expressions know. */
export function typeVariables(spec: JsonObject, names: Names): { readonly variables: readonly Variable[]; readonly names: Names } {
  const written = listAt(spec, 'variables').filter(isObject)
  if (written.length === 0) return { variables: [], names }
  const fields = new Map<string, Type>()
  const known = new Map([...names, ['variables', { kind: 'object', fields }] as const])
  const variables = written.map((one) => {
    const source = textAt(one, 'expression') ?? ''
    const typed = typeExpression(source, known, [])
    fields.set(textAt(one, 'name') ?? '', typed.kind === 'typed' ? kept(typed.checked.typeOf(typed.core)) : plain('dyn'))
    return { source, typed }
  })
  return { variables, names: known }
}

const keptNames: readonly PlainName[] = ['bool', 'bytes', 'double', 'duration', 'int', 'null', 'string', 'timestamp', 'uint']

/** The server remembers simple types, lists and maps; a variable of any other type may be anything. */
function kept(type: Type): Type {
  if (type.kind === 'list') return listType(kept(type.item))
  if (type.kind === 'map') return mapType(kept(type.key), kept(type.value))
  return type.kind === 'plain' && keptNames.includes(type.name) ? type : plain('dyn')
}

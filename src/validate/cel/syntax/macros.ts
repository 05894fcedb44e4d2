import { CelSyntaxError, type Expr, type Macro, type MacroName } from './expr.ts'

export interface Call {
  readonly name: string
  readonly target: Expr | undefined
  readonly args: readonly Expr[]
}

/** How many names a macro binds, by its name and how many arguments it has; and which of them are a filter and a body. */
interface Form {
  readonly macro: MacroName
  readonly names: number
  readonly filter?: number
  readonly body: number
}

const forms: Readonly<Record<string, Form>> = {
  'all/2': { macro: 'all', names: 1, body: 1 },
  'all/3': { macro: 'all', names: 2, body: 2 },
  'exists/2': { macro: 'exists', names: 1, body: 1 },
  'exists/3': { macro: 'exists', names: 2, body: 2 },
  'exists_one/2': { macro: 'existsOne', names: 1, body: 1 },
  'existsOne/2': { macro: 'existsOne', names: 1, body: 1 },
  'existsOne/3': { macro: 'existsOne', names: 2, body: 2 },
  'map/2': { macro: 'map', names: 1, body: 1 },
  'map/3': { macro: 'map', names: 1, filter: 1, body: 2 },
  'filter/2': { macro: 'filter', names: 1, filter: 1, body: 0 },
  'transformList/3': { macro: 'transformList', names: 2, body: 2 },
  'transformList/4': { macro: 'transformList', names: 2, filter: 2, body: 3 },
  'transformMap/3': { macro: 'transformMap', names: 2, body: 2 },
  'transformMap/4': { macro: 'transformMap', names: 2, filter: 2, body: 3 },
  'transformMapEntry/3': { macro: 'transformMapEntry', names: 2, body: 2 },
  'transformMapEntry/4': { macro: 'transformMapEntry', names: 2, filter: 2, body: 3 },
  'sortBy/2': { macro: 'sortBy', names: 1, body: 1 },
  'optMap/2': { macro: 'optMap', names: 1, body: 1 },
  'optFlatMap/2': { macro: 'optFlatMap', names: 1, body: 1 },
}

/** The macro that a call is, or the call itself. */
export function expandMacro({ name, target, args }: Call): Expr {
  if (name === 'has' && target === undefined && args.length === 1) return presenceOf(args[0])
  const form = target === undefined ? undefined : forms[`${name}/${args.length}`]
  const body = form === undefined ? undefined : args[form.body]
  if (form === undefined || target === undefined || body === undefined) return { kind: 'call', name, target, args }
  const filter = form.filter === undefined ? undefined : args[form.filter]
  return { kind: 'macro', macro: form.macro, range: target, names: namesOf(args.slice(0, form.names), name), filter, body } satisfies Macro
}

function presenceOf(argument: Expr | undefined): Expr {
  if (argument?.kind !== 'select') throw new CelSyntaxError('has() wants a field')
  return { kind: 'has', operand: argument.operand, field: argument.field, optional: argument.optional }
}

const namesOf = (args: readonly Expr[], macro: string): readonly string[] =>
  args.map((arg) => {
    if (arg.kind !== 'name') throw new CelSyntaxError(`${macro} wants a plain name`)
    return arg.name
  })

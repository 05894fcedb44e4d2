import { isPlain, isSameType, mapParts, partsOf, plain, type Type } from './types.ts'

/** What open types turned out to be, by name. */
export type Bindings = ReadonlyMap<string, Type>

/** The bindings under which values of the first types may stand where the others are wanted; undefined where there are none. */
export function assignAll(bindings: Bindings, given: readonly Type[], wanted: readonly Type[]): Bindings | undefined {
  const found = new Map(bindings)
  return given.length === wanted.length && given.every((type, index) => wanted[index] !== undefined && assign(found, type, wanted[index])) ? found : undefined
}

/** A type with everything in it that is known by now. */
export function resolved(bindings: Bindings, type: Type): Type {
  const bound = type.kind === 'open' ? bindings.get(type.name) : undefined
  return bound === undefined ? mapParts(type, (part) => resolved(bindings, part)) : resolved(bindings, bound)
}

/** The same, where what is still open may be anything. */
export function settled(bindings: Bindings, type: Type): Type {
  const found = resolved(bindings, type)
  return found.kind === 'open' ? plain('dyn') : mapParts(found, (part) => settled(bindings, part))
}

function assign(bindings: Map<string, Type>, given: Type, wanted: Type): boolean {
  if (wanted.kind === 'open') {
    const { isFine, isBound } = bind(bindings, given, wanted)
    if (isFine || isBound) return isFine
  }
  if (given.kind === 'open') return bind(bindings, wanted, given).isFine
  if (isPlain(given, 'dyn') || isPlain(wanted, 'dyn')) return true
  if (isPlain(given, 'null')) return isNullable(wanted)
  if (isPlain(wanted, 'null')) return isNullable(given)
  const [mine, theirs] = [partsOf(given), partsOf(wanted)]
  if (mine.length === 0) return isSameType(given, wanted)
  return given.kind === wanted.kind && mine.every((part, index) => theirs[index] !== undefined && assign(bindings, part, theirs[index]))
}

// What has a value of its own in JSON; null is none of these.
const isNullable = (type: Type): boolean =>
  type.kind === 'object' || type.kind === 'optional' || (type.kind === 'plain' && !isPlain(type, 'bool', 'bytes', 'double', 'int', 'string', 'uint', 'type'))

type Open = Extract<Type, { kind: 'open' }>

/** Lets an open type be this one, if it may, and says whether it was bound before. */
function bind(bindings: Map<string, Type>, type: Type, open: Open): { isFine: boolean; isBound: boolean } {
  if (isSameType(type, open)) return { isFine: true, isBound: true }
  const known = bindings.get(open.name)
  if (known === undefined) {
    const isFine = !holds(bindings, type, open)
    if (isFine) bindings.set(open.name, type)
    return { isFine, isBound: false }
  }
  if (isSameType(type, known)) return { isFine: true, isBound: true }
  if (!assign(bindings, type, known)) return { isFine: false, isBound: true }
  const general = isLooser(type, known) ? type : known
  if (!holds(bindings, general, open)) bindings.set(open.name, general)
  return { isFine: true, isBound: true }
}

/** Whether a type has the open one in it: it would be without end. */
function holds(bindings: Bindings, type: Type, open: Open): boolean {
  if (isSameType(type, open)) return true
  const bound = type.kind === 'open' ? bindings.get(type.name) : undefined
  return bound === undefined ? partsOf(type).some((part) => holds(bindings, part, open)) : holds(bindings, bound, open)
}

/** Whether the first type takes all that the second one takes. */
export function isLooser(first: Type, second: Type): boolean {
  if (isPlain(first, 'dyn') || first.kind === 'open') return true
  if (isPlain(second, 'dyn') || second.kind === 'open' || first.kind !== second.kind) return false
  const [mine, theirs] = [partsOf(first), partsOf(second)]
  return mine.length === 0 ? isSameType(first, second) : mine.every((part, index) => theirs[index] !== undefined && isLooser(part, theirs[index]))
}

import { stepInto, type FieldSet, type Own } from './field-set.ts'

/** What our apply entry says of a node; 'unknown' where the object has no such entry. */
export type Ownership = Own | 'unknown'

/**
 * How the server treats a node, as far as any manager's entry shows it: 'leaf' is a value that is owned whole (a scalar, or
 * an atomic list or map), 'inside' is a part of one, 'unknown' is a node that no entry names.
 */
export type Shape = FieldSet | 'leaf' | 'inside' | 'unknown'

/** A place in both objects at once. */
export type Cursor = {
  readonly isBuiltIn: boolean
  readonly kind: string
  /** The keys on the way, item keys left out: ["spec", "containers", "image"]. */
  readonly keys: readonly string[]
  readonly path: string
  readonly desiredPointer: string
  readonly livePointer: string
  readonly fieldPath: readonly string[]
  readonly own: Ownership
  readonly shape: Shape
}

export type Item = { readonly step: string; readonly name: string; readonly desiredIndex: number; readonly liveIndex: number }

export const isOwned = ({ own }: Cursor): boolean => own === 'whole' || typeof own === 'object'

/** Whether the node is, or is part of, a list or map that the server treats as one value. */
export const isAtomic = ({ shape }: Cursor): boolean => shape === 'leaf' || shape === 'inside'

export function intoKey(cursor: Cursor, key: string): Cursor {
  const token = key.replaceAll('~', '~0').replaceAll('/', '~1')
  const name = /^[\w$-]+$/.test(key) ? `${cursor.path === '' ? '' : '.'}${key}` : `[${JSON.stringify(key)}]`
  return {
    ...cursor,
    ...belowOf(cursor, `f:${key}`),
    keys: [...cursor.keys, key],
    path: `${cursor.path}${name}`,
    desiredPointer: `${cursor.desiredPointer}/${token}`,
    livePointer: `${cursor.livePointer}/${token}`,
  }
}

export function intoItem(cursor: Cursor, { step, name, desiredIndex, liveIndex }: Item): Cursor {
  return {
    ...cursor,
    ...belowOf(cursor, step),
    path: `${cursor.path}[${name}]`,
    desiredPointer: `${cursor.desiredPointer}/${desiredIndex}`,
    livePointer: `${cursor.livePointer}/${liveIndex}`,
  }
}

function belowOf({ own, shape, fieldPath }: Cursor, step: string): Pick<Cursor, 'own' | 'shape' | 'fieldPath'> {
  return { own: own === 'unknown' ? 'unknown' : stepInto(own, step), shape: shapeBelow(shape, step), fieldPath: [...fieldPath, step] }
}

function shapeBelow(shape: Shape, step: string): Shape {
  if (shape === 'leaf' || shape === 'inside') return 'inside'
  if (shape === 'unknown') return 'unknown'
  const below = stepInto(shape, step)
  if (below === 'none') return 'unknown'
  return below === 'whole' ? 'leaf' : below
}

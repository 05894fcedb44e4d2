import { stepInto, type FieldSet, type Own } from './field-set.ts'
import { isWhole, schemaOfItem, schemaOfKey, type Schema } from './schema.ts'

/** What our apply entry says of a node; 'unknown' where the object has no such entry. */
export type Ownership = Own | 'unknown'

/**
 * How the server treats a node, by its schema or else as far as any manager's entry shows it: 'leaf' is a value that is owned whole
 * (a scalar, or an atomic list or map), 'inside' is a part of one, 'unknown' is a node that neither schema nor entry names.
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
  /** undefined where the server gave none, or its schema names no such node. */
  readonly schema: Schema | undefined
  /** Of the list or object that holds the node. */
  readonly parent: Schema | undefined
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
    ...belowOf(cursor, `f:${key}`, schemaOfKey(cursor.schema, key)),
    keys: [...cursor.keys, key],
    path: `${cursor.path}${name}`,
    desiredPointer: `${cursor.desiredPointer}/${token}`,
    livePointer: `${cursor.livePointer}/${token}`,
  }
}

export function intoItem(cursor: Cursor, { step, name, desiredIndex, liveIndex }: Item): Cursor {
  return {
    ...cursor,
    ...belowOf(cursor, step, schemaOfItem(cursor.schema)),
    path: `${cursor.path}[${name}]`,
    desiredPointer: `${cursor.desiredPointer}/${desiredIndex}`,
    livePointer: `${cursor.livePointer}/${liveIndex}`,
  }
}

type Below = Pick<Cursor, 'own' | 'shape' | 'fieldPath' | 'schema' | 'parent'>

function belowOf({ own, shape, fieldPath, schema: parent }: Cursor, step: string, schema: Schema | undefined): Below {
  const below = { fieldPath: [...fieldPath, step], schema, parent }
  return { ...below, own: own === 'unknown' ? 'unknown' : stepInto(own, step), shape: shapeBelow(shape, step, schema) }
}

function shapeBelow(shape: Shape, step: string, schema: Schema | undefined): Shape {
  if (shape === 'leaf' || shape === 'inside') return 'inside'
  const isOneValue = schema === undefined ? 'unknown' : isWhole(schema)
  const shown = shape === 'unknown' ? 'none' : stepInto(shape, step)
  if (isOneValue === true) return 'leaf'
  if (isOneValue === false) return typeof shown === 'object' ? shown : {}
  if (shown === 'none') return 'unknown'
  return shown === 'whole' ? 'leaf' : shown
}

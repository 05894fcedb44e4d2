import type { PatchOperation } from '../model/change.ts'
import type { Json } from '../model/json.ts'
import type { Cursor } from './cursor.ts'

/** One place where live is not as desired, and the steps that put it back. */
export type Difference = {
  /** 'contested': the values agree, and yet the field is no longer ours. */
  readonly kind: 'differs' | 'contested'
  readonly path: string
  readonly pointer: string
  /** RFC 6901, into the desired object: where the field is, or would be. */
  readonly desiredPointer: string
  /** RFC 6901, into the live object: likewise. */
  readonly livePointer: string
  readonly fieldPath: readonly string[]
  readonly desired: Json | undefined
  readonly live: Json | undefined
  readonly operations: readonly PatchOperation[]
}

export const contestedAt = (cursor: Cursor, desired: Json, live: Json): Difference => ({
  ...placeOf(cursor, cursor.livePointer),
  kind: 'contested',
  desired,
  live,
  operations: [],
})

export const missingAt = (cursor: Cursor, desired: Json): Difference => ({
  ...placeOf(cursor, cursor.desiredPointer),
  desired,
  live: undefined,
  operations: [{ op: 'add', path: cursor.livePointer, value: desired }],
})

export const changedAt = (cursor: Cursor, desired: Json, live: Json): Difference => ({
  ...placeOf(cursor, cursor.livePointer),
  desired,
  live,
  operations: [{ op: 'replace', path: cursor.livePointer, value: desired }],
})

export const extraAt = (cursor: Cursor, live: Json): Difference => ({
  ...placeOf(cursor, cursor.livePointer),
  desired: undefined,
  live,
  operations: [{ op: 'remove', path: cursor.livePointer }],
})

type Place = Pick<Difference, 'kind' | 'path' | 'pointer' | 'desiredPointer' | 'livePointer' | 'fieldPath'>

const placeOf = ({ path, fieldPath, desiredPointer, livePointer }: Cursor, pointer: string): Place => ({
  kind: 'differs',
  path,
  pointer,
  desiredPointer,
  livePointer,
  fieldPath,
})

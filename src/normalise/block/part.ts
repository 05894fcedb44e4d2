import type { Json } from '../../model/json.ts'

/** A value, and the first line behind it that says something. */
export type Part = { readonly value: Json; readonly next: number }

/** Where a value starts, and the column of the collection that holds it: lines that are deeper than that are part of the value. */
export type Place = { readonly line: number; readonly start: number; readonly outer: number }

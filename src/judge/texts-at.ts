import { type Json, listAt } from '../model/json.ts'

/** The texts of a list at a path; other items are left out. */
export const textsAt = (value: Json | undefined, ...path: readonly (string | number)[]): readonly string[] =>
  listAt(value, ...path).filter((item) => typeof item === 'string')

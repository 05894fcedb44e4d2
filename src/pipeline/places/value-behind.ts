import type { Place } from '../../model/place.ts'
import type { ReleaseMoves } from './release-moves.ts'

type MovedValue = ReleaseMoves['values'][number]

/** What is known of a field that somebody's values may have made. */
export type Field = { readonly path: string; readonly value: string }

/** The moved value that is called as a field is and has its value; undefined where none is, or several are. */
export const valueLike = (field: Field, values: ReleaseMoves['values']): Place | undefined =>
  only(values.filter((one) => isNamed(one, field) && hasValue(one, field)))

/** Where values alone moved: the only one, the one that has the field's value, or the one that is called so; undefined where several could be meant. */
export const valueBehind = (field: Field, values: ReleaseMoves['values']): Place | undefined =>
  valueLike(field, values) ?? only(values) ?? only(values.filter((one) => hasValue(one, field))) ?? only(values.filter((one) => isNamed(one, field)))

function only([first, ...others]: readonly MovedValue[]): Place | undefined {
  return first === undefined || others.length > 0 ? undefined : { file: first.file, line: first.line }
}

const isNamed = ({ key }: MovedValue, { path }: Field): boolean => key !== '' && key === /[\w$-]+(?=[^\w$-]*$)/.exec(path)?.[0]

const hasValue = ({ value }: MovedValue, field: Field): boolean => value !== '' && unquoted(value) === unquoted(field.value)

// Values are written in whatever quotes; rendered ones in ours.
const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/s, '$2')

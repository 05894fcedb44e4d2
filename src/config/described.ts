import * as v from 'valibot'

export const text = v.pipe(v.string(), v.minLength(1, 'is empty, expected text'))

/** A schema with the words that editors show for it. */
export const described = <S extends v.GenericSchema>(schema: S, description: string) => v.pipe(schema, v.metadata({ description }))

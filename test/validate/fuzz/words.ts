import { readFileSync } from 'node:fs'
import { fromJsonText, listAt } from '../../../src/model/json.ts'

const words = fromJsonText(readFileSync(new URL('words.json', import.meta.url), 'utf8'))
const textsAt = (key: string): readonly string[] => listAt(words, key).filter((item) => typeof item === 'string')

/** Texts near the borders of formats and functions; the generator also changes a character here and there. */
export const texts = textsAt('texts')

export const formats = textsAt('formats')

export const patterns = textsAt('patterns')

/** Expressions over s, t, z: text; i, j: int; d: double; l: list of text; m: list of int; b: bool; o: object. They give whatever `string()` takes. */
export const expressions = textsAt('expressions')

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const place = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** A file of this repository. */
export const read = (path: string): string => readFileSync(place(path), 'utf8')

/** The titles of a file's tests, those of tables included; none where there is no such file. */
export const titles = (file: string): readonly string[] =>
  existsSync(place(file)) ? [...read(file).matchAll(/^\s*(?:test\b.*?|withChart|\]\))\((['"])(.*?)\1, /gm)].map(([, , title = '']) => title) : []

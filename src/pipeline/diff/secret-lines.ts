import { isSecret } from '../../model/secret.ts'
import { readManifests } from '../../normalise/normalise.ts'

/** Stretches of lines, from the first, which is 1, to the last. */
export type Lines = readonly (readonly [number, number])[]

/** The lines of a file that belong to a Secret, or to what cannot be read, since that may be one. */
export function secretLines(file: string, text: string): Lines {
  let line = 1
  return text.split(/^(?=---)/m).flatMap((document) => {
    const start = line
    line += document.split('\n').length - 1
    return mayBeSecret(file, document) ? [[start, document.endsWith('\n') ? line - 1 : line] as const] : []
  })
}

function mayBeSecret(file: string, text: string): boolean {
  const read = readManifests({ file, text })
  return !read.ok || read.value.some(({ id }) => isSecret(id))
}

export const isWithin = (lines: Lines, start: number, count: number): boolean => lines.some(([first, last]) => start <= last && start + count - 1 >= first)

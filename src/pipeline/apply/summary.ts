import type { Note } from '../../model/outcome.ts'

/** Enough of the digest to tell two streams apart. */
export const shortDigest = (digest: string): string => digest.slice(0, 19)

/** How many objects were sent, and what became of them. */
export function countsOf(notes: readonly Note[]): string {
  const counted = (sign: Note['sign']): number => notes.filter((note) => note.sign === sign).length
  const deleted = counted('deleted') === 0 ? '' : `, ${counted('deleted')} deleted`
  const sent = notes.length - counted('deleted')
  return `${sent} applied, ${counted('added')} created, ${counted('changed')} changed, ${counted('plain')} unchanged${deleted}`
}

import type { Cursor } from './cursor.ts'
import type { Expr } from './expr.ts'

/** What stands between brackets, up to the closing one; a comma may stand behind the last. */
export function parseEach<T>(cursor: Cursor, end: string, parseOne: () => T): readonly T[] {
  const items: T[] = []
  while (!cursor.take(end)) {
    items.push(parseOne())
    if (!cursor.take(',') && !cursor.isNext(end)) throw cursor.unexpected()
  }
  return items
}

export const parseArguments = (cursor: Cursor): readonly Expr[] => parseEach(cursor, ')', cursor.expression)

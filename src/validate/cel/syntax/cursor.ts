import { CelSyntaxError, type Expr } from './expr.ts'
import { lex, type Token, type TokenKind } from './lex.ts'

/** Walks through the tokens of an expression. */
export interface Cursor {
  readonly kind: () => TokenKind
  readonly text: () => string
  /** The token here, which is passed by. */
  readonly next: () => Token
  readonly isNext: (...symbols: readonly string[]) => boolean
  /** Passes by a symbol, if it is here. */
  readonly take: (symbol: string) => boolean
  readonly need: (symbol: string) => void
  readonly unexpected: () => CelSyntaxError
  /** A whole expression within this one. */
  readonly expression: () => Expr
}

/** How deep an expression may nest; the server's parser stops at 250. */
const deepest = 250

export function openCursor(source: string, parseExpression: (cursor: Cursor) => Expr): Cursor {
  const tokens = lex(source)
  let [position, depth] = [0, 0]
  const here = (): Token => tokens[position] ?? { kind: 'end', text: '' }

  const cursor: Cursor = {
    kind: () => here().kind,
    text: () => here().text,
    next: () => {
      const token = here()
      position += 1
      return token
    },
    isNext: (...symbols) => (here().kind === 'symbol' || here().text === 'in') && symbols.includes(here().text),
    take: (symbol) => {
      const isHere = cursor.isNext(symbol)
      if (isHere) position += 1
      return isHere
    },
    need: (symbol) => {
      if (!cursor.take(symbol)) throw cursor.unexpected()
    },
    unexpected: () => new CelSyntaxError(here().kind === 'end' ? 'an expression that ends early' : `${here().text} at this place`),
    expression: () => {
      depth += 1
      if (depth > deepest) throw new CelSyntaxError(`nesting deeper than ${deepest}`)
      const expr = parseExpression(cursor)
      depth -= 1
      return expr
    },
  }
  return cursor
}

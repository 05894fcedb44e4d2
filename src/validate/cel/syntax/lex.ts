import { CelSyntaxError } from './expr.ts'

export type TokenKind = 'name' | 'quoted-name' | 'int' | 'uint' | 'double' | 'string' | 'bytes' | 'symbol' | 'end'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

const string = String.raw`[rR]?(?:"""[\s\S]*?(?<!\\)(?:\\\\)*"""|'''[\s\S]*?(?<!\\)(?:\\\\)*'''|"(?:\\.|[^"\\\n\r])*"|'(?:\\.|[^'\\\n\r])*')`
const rawString = String.raw`[rR](?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n\r]*"|'[^'\n\r]*')`

/** The first kind that matches wins, so that `1.5` is no int and `r'a'` no name. */
const kinds: readonly (readonly [TokenKind | 'blank', string])[] = [
  ['blank', String.raw`(?:[\t\n\f\r ]|//[^\n]*)+`],
  ['bytes', String.raw`[bB](?:${rawString}|${string})`],
  ['string', `${rawString}|${string}`],
  ['double', String.raw`[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+|\.[0-9]+(?:[eE][+-]?[0-9]+)?`],
  ['uint', '(?:0x[0-9a-fA-F]+|[0-9]+)[uU]'],
  ['int', '0x[0-9a-fA-F]+|[0-9]+'],
  ['name', '[a-zA-Z_][a-zA-Z0-9_]*'],
  ['quoted-name', '`[a-zA-Z0-9_.\\-/ ]+`'],
  ['symbol', String.raw`&&|\|\||==|!=|<=|>=|[-+*/%!<>?:.,()[\]{}]`],
]

/** Cuts an expression into tokens, with one of kind 'end' behind them. */
export function lex(source: string): readonly Token[] {
  const tokens: Token[] = []
  let position = 0
  while (position < source.length) {
    const { kind, text } = scan(source, position)
    if (kind !== 'blank') tokens.push({ kind, text })
    position += text.length
  }
  return [...tokens, { kind: 'end', text: '' }]
}

function scan(source: string, position: number): { kind: TokenKind | 'blank'; text: string } {
  for (const [kind, pattern] of kinds) {
    const text = matchAt(pattern, source, position)
    if (text !== '') return { kind, text }
  }
  throw new CelSyntaxError(`nothing can start with ${source.slice(position, position + 1)} at ${position}`)
}

function matchAt(pattern: string, source: string, position: number): string {
  const sticky = new RegExp(pattern, 'y')
  sticky.lastIndex = position
  return sticky.exec(source)?.[0] ?? ''
}

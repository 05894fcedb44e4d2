import { compilePattern, type Pattern } from '../../re2.ts'
import { errorOf, listOf, type CelValue } from '../values/cel-value.ts'
import { binary, ternary, type Library } from './overload.ts'

function withPattern(source: string, use: (pattern: Pattern) => CelValue): CelValue {
  const pattern = compilePattern(source)
  return pattern === undefined ? errorOf('Illegal regex') : use(pattern)
}

export const regex: Library = {
  since: 0,
  overloads: [
    binary('.find', ['string', 'string'], (text, source) => withPattern(source, (pattern) => pattern.find(text) ?? '')),
    binary('.findAll', ['string', 'string'], (text, source) => withPattern(source, (pattern) => listOf(pattern.findAll(text, -1)))),
    ternary('.findAll', ['string', 'string', 'int'], ({ a, b, c }) => withPattern(b, (pattern) => listOf(pattern.findAll(a, Number(c))))),
  ],
}

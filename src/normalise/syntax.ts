import type { YAMLException } from 'js-yaml'
import type { Problem } from '../model/problem.ts'
import { type Chunk, problemAt, refusal } from './chunk.ts'

/** js-yaml's error → our problem. Its own message is left behind, since it quotes the text around the error. */
export function syntaxProblem(chunk: Chunk, { reason, mark }: YAMLException): Problem {
  if (reason.startsWith('nesting exceeded')) return refusal(chunk, 'too-deep', mark)
  const what = reasons.find(([start]) => reason.startsWith(start))?.[1] ?? 'the syntax breaks here'
  return problemAt(chunk, mark, { message: `Cannot read this as YAML: ${what}`, hint: `Mend line ${chunk.line + mark.line}, or what stands above it` })
}

// The start of js-yaml's reason, and what we say instead.
const reasons: readonly (readonly [string, string])[] = [
  ['a line break is expected', 'text follows the sign of a block of text on its line'],
  ['a whitespace character is expected after', 'a space is missing behind a colon'],
  ['alias node should not', 'an alias has a tag or an anchor'],
  ['bad explicit indentation', 'the indentation of a block of text is 0'],
  ['bad indentation', 'a line is indented more or less than what it belongs to'],
  ['can not read a block mapping entry', 'a key spans several lines'],
  ['can not read an implicit mapping pair', 'a colon is missing'],
  ['cannot resolve a node', 'a value does not fit its tag'],
  ['directive', 'a directive is not complete'],
  ['duplication of', 'a value has two tags or two anchors'],
  ['end of the stream', 'text stands behind the end of the document, and Kubernetes does not read it'],
  ["expected the node content, but found ','", 'a comma stands where a value belongs'],
  ['expected hexadecimal', 'an escape is not complete'],
  ['incomplete explicit mapping pair', 'a key is missing before a colon'],
  ['missed comma', 'a comma is missing between brackets'],
  ['missing indentation', 'a block of text is not indented'],
  ['tab characters', 'a tab indents a line; YAML wants spaces'],
  ['unacceptable YAML version', 'a directive asks for another version of YAML'],
  ['unexpected end', 'a quote or a bracket is not closed'],
  ['unidentified alias', 'an alias points to nothing'],
  ['unknown escape', 'there is no such escape'],
]

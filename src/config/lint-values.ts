import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml'
import type { Problem } from '../model/problem.ts'
import { changedKey, changedValue, type Silent } from './silent-changes.ts'

/** What helm changes in a values file without a word: `wrong` can only be a mistake, `doubtful` may be meant. No value is said: it may be a secret. */
export type Lint = { readonly wrong: readonly Problem[]; readonly doubtful: readonly Problem[] }

/** A values file → what helm reads otherwise than it is written. Empty where it is no YAML: helm says that itself. */
export function lintValues(text: string, file: string): Lint {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.1', uniqueKeys: false })
  if (document.errors.length > 0) return { wrong: [], doubtful: [] }
  const found = document.contents === null ? [] : nodeFindings(document.contents, '')
  const toProblem = ({ node, path, said }: Found): Problem => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0)
    return { file, line, column: col, path, message: said.message, hint: said.hint }
  }
  return {
    wrong: found.filter(({ said }) => said.isWrong).map(toProblem),
    doubtful: found.filter(({ said }) => !said.isWrong).map(toProblem),
  }
}

type Found = { readonly node: Node; readonly path: string; readonly said: Silent }

function nodeFindings(node: Node, path: string): readonly Found[] {
  if (isMap(node)) return mapFindings(node.items.filter(isPair), path)
  if (isSeq(node)) return node.items.flatMap((item, index) => (isNode(item) ? nodeFindings(item, `${path}[${index}]`) : []))
  const said = isScalar(node) && node.type === 'PLAIN' ? changedValue(node.source ?? '') : undefined
  return said === undefined ? [] : [{ node, path, said }]
}

function mapFindings(pairs: readonly { readonly key: unknown; readonly value: unknown }[], path: string): readonly Found[] {
  const seen = new Set<string>()
  return pairs.flatMap(({ key, value }) => {
    if (!isScalar(key)) return []
    const name = key.source ?? ''
    const place = path === '' ? name : `${path}.${name}`
    const said = seen.has(name) && name !== '<<' ? twice : key.type === 'PLAIN' ? changedKey(name) : undefined
    seen.add(name)
    return [...(said === undefined ? [] : [{ node: key, path: place, said }]), ...(isNode(value) ? nodeFindings(value, place) : [])]
  })
}

const twice: Silent = { isWrong: true, message: 'This key stands twice in one map, and helm takes the last without a word', hint: 'Keep one of the two' }

const isNode = (value: unknown): value is Node => isMap(value) || isSeq(value) || isScalar(value)

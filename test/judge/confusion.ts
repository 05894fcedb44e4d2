import type { Finding, Verdict } from '../../src/model/finding.ts'

/** What one tool says of a change. */
type Answer = 'blocks' | 'passes'

/** A change of which a real API server showed what it does, and what each tool says of it. */
export type Judged = {
  readonly fixture: string
  readonly truth: string
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly peers: readonly Answer[]
}

/** In the order of their columns. */
const peers = ['crdify', 'crdify, tuned', 'crd-schema-checker', 'dry-run of the CRD'] as const

/** The rows of the measured table: fixture, truth, evidence, and a cell for each peer, which fails or not. */
export const peersIn = (table: string): ReadonlyMap<string, readonly Answer[]> =>
  new Map(
    table
      .split('\n')
      .filter((line) => /^\| [a-z0-9-]+ \| (?:BREAK|WARN|SAFE) \|/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, fixture = '', , , ...cells]) => [fixture, cells.slice(0, peers.length).map((cell) => (cell.startsWith('FAIL') ? 'blocks' : 'passes'))]),
  )

/** All of it as two tables: how often each tool is right, and what each says of each change. */
export const confusion = (judged: readonly Judged[]): string =>
  [
    row(['', ...peers, 'Sluice']),
    row(Array.from({ length: peers.length + 2 }, () => '---')),
    counts(judged, { truth: 'BREAK', answer: 'blocks', words: 'breaks that are stopped' }),
    counts(judged, { truth: 'SAFE', answer: 'blocks', words: 'harmless changes that are stopped' }),
    counts(judged, { truth: 'WARN', answer: 'blocks', words: 'changes to be warned of that are stopped' }),
    '',
    row(['change', 'the API server', ...peers, 'Sluice', 'by']),
    row(Array.from({ length: peers.length + 4 }, () => '---')),
    ...judged.map(({ fixture, truth, verdict, findings, peers: said }) => row([fixture, truth, ...said, verdict, rulesOf(findings)])),
    '',
  ].join('\n')

type Counted = { readonly truth: string; readonly answer: Answer; readonly words: string }

function counts(judged: readonly Judged[], { truth, answer, words }: Counted): string {
  const asked = judged.filter((one) => one.truth === truth)
  const hits = (says: (one: Judged) => Answer | undefined): string => `${asked.filter((one) => says(one) === answer).length} of ${asked.length}`
  return row([words, ...peers.map((_, index) => hits((one) => one.peers[index])), hits(({ verdict }) => (verdict === 'block' ? 'blocks' : 'passes'))])
}

const rulesOf = (findings: readonly Finding[]): string => [...new Set(findings.map(({ rule }) => `[${rule}](rules/${rule}.md)`))].join(', ')

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

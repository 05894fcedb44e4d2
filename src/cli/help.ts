import type { Flags, Verb } from './verb.ts'
import { commonFlags } from './verb.ts'
import { verbs } from './verbs.ts'

const exits = 'Exit: 0 fine, 1 bug, 2 usage or config, 3 tool or cluster, 10 differs, 11 blocked, 12 stale'

/** The help of Sluice as a whole. */
export function overview(): string {
  const lines = Object.entries(verbs).map(([name, { summary }]) => `  ${name.padEnd(11)}${summary}`)
  return ['Sluice: the gate between Helm and your cluster.', '', 'npm run VERB -- [flags]', ...lines, '', 'npm run VERB -- --help tells more.', exits, ''].join(
    '\n',
  )
}

/** The help of one verb. */
export function helpOf(name: string, verb: Verb): string {
  return [verbs[name]?.summary ?? name, ...exampleLines(verb.examples), ...flagLines({ ...verb.flags, ...commonFlags }), exits, ''].join('\n')
}

// What a terminal shows in one line; a longer pair stands in two.
const widest = 120

function exampleLines(examples: Verb['examples']): readonly string[] {
  const rows = inColumns(examples)
  return rows.every((row) => row.length <= widest) ? rows : examples.flatMap(([command, what]) => [`  ${what}:`, `    ${command}`])
}

const flagLines = (flags: Flags): readonly string[] =>
  inColumns(Object.entries(flags).map(([name, { value, help }]) => [`--${name}${value === '' ? '' : ` ${value}`}`, help] as const))

function inColumns(pairs: Verb['examples']): readonly string[] {
  const width = Math.max(...pairs.map(([left]) => left.length)) + 2
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}${right}`)
}

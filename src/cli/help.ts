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
  const width = Math.max(...verb.examples.map(([command]) => command.length)) + 2
  const examples = verb.examples.map(([command, what]) => `  ${command.padEnd(width)}${what}`)
  return [verbs[name]?.summary ?? name, ...examples, ...flagLines({ ...verb.flags, ...commonFlags }), exits, ''].join('\n')
}

function flagLines(flags: Flags): readonly string[] {
  return Object.entries(flags).map(([name, { value, help }]) => `  ${`--${name}${value === '' ? '' : ` ${value}`}`.padEnd(20)}${help}`)
}

import type { Finding } from '../model/finding.ts'
import type { Shards } from '../model/shard.ts'

/** Blocks for each part of the work whose result is not there. */
export const missingShards = ({ count, have }: Pick<Shards, 'count' | 'have'>): readonly Finding[] =>
  Array.from({ length: count }, (_, index) => index + 1)
    .filter((index) => !have.includes(index))
    .map((index) => ({
      ...about('Shard', `${index}/${count}`),
      rule: 'gate/shard-missing',
      message: `Not judged: the result of part ${index} of ${count} is not here. Unknown blocks`,
      why: 'What is cut over several machines is judged when every part has answered; the one that did not may hold what blocks',
      action: `Run that part again, with the same --row or --shard ${index}/${count} and --report json=FILE, then merge its result with the others`,
    }))

/** Blocks where a part broke off before it had an answer. */
export const stopped = (verb: string, { message, hint }: { readonly message: string; readonly hint: string }): Finding => ({
  ...about('Run', verb),
  rule: 'gate/part-stopped',
  message: `Not judged: a part of ${verb} stopped. ${message}`,
  why: 'A part that stopped says nothing about what it did not reach',
  action: hint === '' ? 'Mend what stopped it, run that part again, then merge again' : hint,
})

const about = (kind: string, name: string): Omit<Finding, 'rule' | 'message' | 'why' | 'action'> => ({
  severity: 'block',
  effect: 'unknown',
  lane: 'Gate',
  object: { group: '', version: '', kind, namespace: '', name },
  path: '',
  change: '',
  hits: [],
})

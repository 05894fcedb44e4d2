import { Failure } from '../../model/failure.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { Shards } from '../../model/shard.ts'
import { worst } from '../verdicts.ts'

/** Which parts are here, and what they alone come to. Failure 'input-invalid' where they are not of one run, or one is there twice. */
export function joinedShards(outcomes: readonly Outcome[]): Shards {
  const parts = outcomes.map(partOf)
  const [of = whole, ...others] = [...new Set(parts.map((part) => part.of))].filter((one) => one !== whole)
  if (others.length > 0) throw mixed('they are parts of different runs, expected those of one verb, one commit and one cut')
  const have = parts.flatMap((part) => part.have).toSorted((left, right) => left - right)
  const twice = have.find((index, place) => have[place + 1] === index)
  if (twice !== undefined) throw mixed(`part ${twice} is there twice, expected each once`)
  const verdicts = parts.map(({ verdict }) => verdict).filter((verdict) => verdict !== null)
  return {
    of,
    count: Math.max(...parts.map(({ count }) => count)),
    have,
    verdict: verdicts.length === 0 ? null : worst(verdicts),
    exitCode: exitCodes.find((code) => parts.some((part) => part.exitCode === code)) ?? 0,
  }
}

// What was not cut by number is part of any run.
const whole = ''

const partOf = ({ shards, verdict, exitCode }: Outcome): Shards => shards ?? { of: whole, count: 0, have: [], verdict, exitCode }

// What the whole would end with: drift that was seen says more than an object that could not be tried.
const exitCodes = [11, 10, 3] as const

const mixed = (state: string): Failure =>
  new Failure('input-invalid', `Cannot merge the results: ${state}`, { hint: 'Merge what the parts of one run wrote, each file once' })

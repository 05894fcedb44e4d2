import { Failure } from '../model/failure.ts'
import type { Outcome } from '../model/outcome.ts'
import { readRow, type Row } from '../model/matrix-row.ts'
import type { Shard } from '../model/shard.ts'
import type { Selection } from '../pipeline/workspace/load-workspace.ts'
import type { Unit } from '../pipeline/shards/part-of.ts'
import type { Piece } from '../pipeline/shards/sharded.ts'
import { selectionOf, type Call, type Flags } from './verb.ts'

/** One of several machines does a part of a verb's work; `report --merge` joins what they find. */
export const shardFlags = {
  shard: { type: 'string', value: 'I/N', help: 'only the I-th of N parts; report --merge joins their results' },
  row: { type: 'string', value: 'ROW', help: 'only this row of plan --matrix; report --merge notices one that is missing' },
  shards: { type: 'string', value: 'N', help: 'the same in a Kubernetes Indexed Job, which tells I as JOB_COMPLETION_INDEX' },
} as const satisfies Flags

/** Runs a verb on what its flags select: all of it, or one part. */
export async function onPart(call: Call, unit: Unit, run: (selection: Selection) => Promise<Outcome>): Promise<Outcome> {
  const piece = pieceOf(call, unit)
  if (piece === undefined) return run(selectionOf(call))
  const { sharded } = await import('../pipeline/shards/sharded.ts')
  return sharded(piece, call.ports, () => run(piece.selection))
}

function pieceOf(call: Call, unit: Unit): Piece | undefined {
  const row = rowOf(call)
  const shard = row ?? shardOf(call)
  if (shard === undefined) return undefined
  const all = selectionOf(call)
  if (row === undefined) return { shard, selection: { ...all, part: { shard, unit } } }
  if (row.environment === '') return { shard, row, selection: { ...all, part: { shard, unit } } }
  return { shard, row, selection: { ...all, environments: [row.environment], releases: row.release === '' ? [] : [row.release] } }
}

/** A row says all by itself: with another flag beside it, its number would stand for work that it is not. */
function rowOf(call: Call): Row | undefined {
  const text = call.text('row')
  if (text === '') return undefined
  const others = ['env', 'release'].filter((flag) => call.list(flag).length > 0).concat(['shard', 'shards'].filter((flag) => call.text(flag) !== ''))
  if (others.length > 0)
    throw new Failure('usage', `--row and --${others.join(', --')} say which part this is, expected --row alone`, { hint: 'Take the others away' })
  const row = readRow(text)
  if (row !== undefined) return row
  throw new Failure('usage', `--row is ${JSON.stringify(text)}, expected a row of plan --matrix`, { hint: 'Pass on matrix.row as it is' })
}

function shardOf(call: Call): Shard | undefined {
  const [one, all] = [call.text('shard'), call.text('shards')]
  if (one !== '' && all !== '') throw new Failure('usage', 'Both --shard and --shards say which part this is, expected one of them', { hint: '--shard 2/4' })
  if (one !== '') return readShard('--shard', one)
  return all === '' ? undefined : readShard('--shards', `${completionIndex() + 1}/${all}`)
}

/** Kubernetes counts the pods of an Indexed Job from 0. */
function completionIndex(): number {
  const text = process.env['JOB_COMPLETION_INDEX'] ?? ''
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new Failure('usage', `--shards asks for JOB_COMPLETION_INDEX, which is "${text}", expected a number`, {
    hint: 'Run it in a Job with completionMode: Indexed, or name the part: --shard 2/4',
  })
}

function readShard(flag: string, text: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []
  const shard = { index: Number(index), count: Number(count) }
  if (shard.index >= 1 && shard.index <= shard.count) return shard
  throw new Failure('usage', `${flag} makes this part ${text}, expected a part from 1 to the number of parts`, { hint: '--shard 2/4' })
}

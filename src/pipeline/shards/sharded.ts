import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { Row } from '../../model/matrix-row.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { Shard } from '../../model/shard.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Selection } from '../workspace/load-workspace.ts'
import { refuseOtherTree } from '../workspace/revision.ts'

/** Which part of which work a selection is. */
export type Piece = {
  readonly selection: Selection
  readonly shard: Shard
  /** The row of a matrix that it is; left out where the work was cut by number alone. */
  readonly row?: Row
}

/** A part of a verb's work, with what lets it be merged with the others. A row of a matrix that was made of other files is not begun. */
export async function sharded(piece: Piece, ports: Ports, run: () => Promise<Outcome>): Promise<Outcome> {
  if (piece.row !== undefined) await refuseOtherTree({ revision: 'HEAD', expected: piece.row.commit }, ports)
  const outcome = await run()
  const { verdict, exitCode, verb } = outcome
  const { index, count } = piece.shard
  return { ...outcome, shards: { of: await wholeOf(verb, piece, ports), count, have: [index], verdict, exitCode } }
}

/** Stands for the work that was cut: one verb, on one commit, on these environments as they are written, by one matrix or by number. */
async function wholeOf(verb: string, { selection, shard, row }: Piece, ports: Ports): Promise<string> {
  const { root } = selection
  const folders = await ports.files.list(posix.join(root, 'values'))
  const texts = await Promise.all(
    folders.map(async (folder) => [folder, (await ports.files.readText(posix.join(root, 'values', folder, 'environment.yml'))) ?? '']),
  )
  const repository = await ports.git()
  const commit = (await repository.isRepository()) ? ((await repository.head()) ?? '') : ''
  const cut = row === undefined ? [commit, selection.environments, selection.releases] : [row.commit, row.matrix]
  const whole = JSON.stringify([verb, shard.count, cut, texts])
  return createHash('sha256').update(whole).digest('hex').slice(0, 16)
}

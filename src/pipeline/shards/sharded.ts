import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { Outcome } from '../../model/outcome.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Selection } from '../workspace/load-workspace.ts'
import type { Part } from './part-of.ts'

/** A part of a verb's work, with what lets it be merged with the others. */
export async function sharded(selection: Selection & { readonly part: Part }, ports: Ports, run: () => Promise<Outcome>): Promise<Outcome> {
  const outcome = await run()
  const { verdict, exitCode, verb } = outcome
  const { shard } = selection.part
  return { ...outcome, shards: { of: await wholeOf(verb, selection, ports), count: shard.count, have: [shard.index], verdict, exitCode } }
}

/** Stands for the work that was cut: one verb, on one commit, on these environments as they are written. */
async function wholeOf(verb: string, { root, environments, releases, part }: Selection & { readonly part: Part }, ports: Ports): Promise<string> {
  const folders = await ports.files.list(posix.join(root, 'values'))
  const texts = await Promise.all(
    folders.map(async (folder) => [folder, (await ports.files.readText(posix.join(root, 'values', folder, 'environment.yml'))) ?? '']),
  )
  const repository = await ports.git()
  const commit = (await repository.isRepository()) ? ((await repository.head()) ?? '') : ''
  const whole = JSON.stringify([verb, commit, part.shard.count, environments, releases, texts])
  return createHash('sha256').update(whole).digest('hex').slice(0, 16)
}

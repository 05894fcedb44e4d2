import { readSnapshot as decode, readSnapshotFile } from '../config/config.ts'
import type { ClusterFacts } from '../model/facts.ts'
import { Failure } from '../model/failure.ts'
import { fromJsonText, type Json } from '../model/json.ts'
import type { Read } from '../model/problem.ts'
import type { Packing } from '../ports/packing.ts'

/** Text of a snapshot file → what it knows of the cluster. Failure 'config-invalid' where it is none, or one of another layout. */
export async function readSnapshot(text: string, file: string, packing: () => Promise<Packing>): Promise<ClusterFacts> {
  const found = orFailure(readSnapshotFile(text, file), file)
  const json = found.kind === 'plain' ? found.json : parsed(await (await packing()).unpack(found.text), file)
  return orFailure(decode(json, file), file)
}

function parsed(text: string, file: string): Json {
  try {
    return fromJsonText(text)
  } catch (cause) {
    throw new Failure('config-invalid', `Cannot read the snapshot ${file}: what it packs is no JSON`, { hint, cause })
  }
}

function orFailure<T>(read: Read<T>, file: string): T {
  if (read.ok) return read.value
  throw new Failure('config-invalid', `Cannot read the snapshot ${file}`, { hint, problems: read.problems })
}

const hint = 'npm run snapshot records a new one'

import { readSnapshot as decode } from '../config/config.ts'
import type { ClusterFacts } from '../model/facts.ts'
import { Failure } from '../model/failure.ts'

/** Text of a snapshot file → what it knows of the cluster. */
export function readSnapshot(text: string, file: string): ClusterFacts {
  const read = decode(text, file)
  if (!read.ok) throw new Failure('config-invalid', `Cannot read the snapshot ${file}`, { hint: 'npm run snapshot records a new one', problems: read.problems })
  return read.value
}

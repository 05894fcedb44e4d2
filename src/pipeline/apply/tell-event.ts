import type { ApplyResult } from '../../apply/apply.ts'
import { Failure } from '../../model/failure.ts'
import { textAt, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Note } from '../../model/outcome.ts'
import type { Work } from './work.ts'

// The API server takes 1,024 bytes.
const longestMessage = 900

/** An Event on the inventory. Who may not write one has applied all the same: that is a note. */
export async function tellEvent({ environment: { context, inventory }, ports }: Work, result: ApplyResult): Promise<readonly Note[]> {
  try {
    const writes = await ports.clusterWrites(context)
    const live = await writes.get({ id: { group: '', kind: 'ConfigMap', ...inventory }, version: 'v1' })
    if (live !== undefined) await writes.create(eventOn(live, result))
    return []
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return [{ sign: 'warn', text: `No Event tells of this apply: ${error.message}` }]
  }
}

/** One name a run: sent twice, it is one Event. */
function eventOn({ id: { namespace, name }, body }: Manifest, result: ApplyResult): JsonObject {
  const isApplied = result.end === 'applied'
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { namespace, name: `${name}.${result.run}` },
    involvedObject: { apiVersion: 'v1', kind: 'ConfigMap', namespace, name, uid: textAt(body, 'metadata', 'uid') ?? '' },
    type: isApplied ? 'Normal' : 'Warning',
    reason: isApplied ? 'Applied' : 'ApplyFailed',
    message: sentence(result).slice(0, longestMessage),
    source: { component: 'sluice' },
    firstTimestamp: result.started,
    lastTimestamp: result.ended,
    count: 1,
  }
}

function sentence({ who, where, environment, revision, end, created, changed, unchanged, deleted, message }: ApplyResult): string {
  const what = `${who} (${where}): ${environment} at ${revision}`
  return end === 'applied' ? `${what}: ${created} created, ${changed} changed, ${unchanged} unchanged, ${deleted} deleted` : `${what} failed: ${message}`
}

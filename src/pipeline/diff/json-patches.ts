import type { ObjectChange } from '../../model/change.ts'
import { toJsonText, type JsonObject } from '../../model/json.ts'
import { apiVersionOf, type ObjectRef } from '../../model/manifest.ts'
import { isSecret } from '../../model/secret.ts'

/**
 * A JSON Patch (RFC 6902) for each object, as one JSON array with an object a line. One that comes or goes has a single step at the root. That of a Secret
 * is left out, since it would hold values.
 */
export const jsonPatches = (changes: readonly ObjectChange[]): string =>
  changes.length === 0 ? '[]\n' : `[\n${changes.map((change) => `  ${toJsonText(entryOf(change))}`).join(',\n')}\n]\n`

const entryOf = (change: ObjectChange): JsonObject => ({
  change: change.kind,
  ...(change.source.environment === '' ? {} : { environment: change.source.environment, release: change.source.release, file: change.source.file }),
  object: refOf(change.object),
  ...(change.kind === 'rename' ? { from: refOf(change.from) } : {}),
  ...(isSecret(change.object) ? { isSecret: true } : { patch: change.patch.map((step) => ({ ...step })) }),
})

const refOf = ({ group, version, kind, namespace, name }: ObjectRef): JsonObject => ({
  apiVersion: apiVersionOf(group, version),
  kind,
  ...(namespace === '' ? {} : { namespace }),
  name,
})

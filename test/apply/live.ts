import type { Json, JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { manifestOf } from '../judge/manifests.ts'

/** A live object: "apps/v1 Deployment" with its spec and status, seen by its controller unless `metadata` says otherwise. */
export function live(type: string, { spec = {}, status = {}, metadata = {} }: { spec?: JsonObject; status?: JsonObject; metadata?: JsonObject }): Manifest {
  const [apiVersion = '', kind = ''] = type.split(' ')
  return manifestOf({ apiVersion, kind, metadata: { name: 'x', namespace: 'shop', ...metadata }, spec, status })
}

/** "Ready=False" or "Progressing=True NewReplicaSetAvailable". */
export const condition = (text: string, message = ''): Json => {
  const [, type = '', status = '', reason = ''] = /^(\w+)=(\w+) ?(\w*)$/.exec(text) ?? []
  return { type, status, reason, message }
}

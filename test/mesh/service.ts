import type { JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'

/** A Service of the namespace applications with these ports. */
export const service = (ports: readonly JsonObject[], spec: JsonObject = {}): Manifest => ({
  id: { group: '', kind: 'Service', namespace: 'applications', name: 'accounts' },
  version: 'v1',
  body: { apiVersion: 'v1', kind: 'Service', spec: { ...spec, ports } },
})

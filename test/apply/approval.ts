import { bytesRows, liveRows, type TokenRows } from '../../src/apply/apply.ts'
import { findDrift } from '../../src/drift/drift.ts'
import type { Json, JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { strictPolicy } from '../../src/model/workspace.ts'

type Bytes = Parameters<typeof bytesRows>[0]

/** Something that was reviewed: two releases' bytes, and a cluster that has it all but for what a person changed. */
export const approvedBytes = {
  environment: {
    context: 'prod',
    capabilities: { kubeVersion: '1.35.0', apiVersions: ['v1', 'apps/v1'], clusterScoped: ['Namespace'], clusterUid: '' },
    policy: { ...strictPolicy, severity: [{ subject: 'crd/*', severity: 'warn', file: 'f', line: 1, column: 1, path: 'p' }], snapshotMaxAge: '24h' },
    inventory: { namespace: 'default', name: 'sluice-e' },
    prune: { isOn: false, named: ['Namespace/old'] },
    conflicts: [],
    releases: [
      {
        name: 'shop',
        namespace: 'shop',
        chart: 'shop',
        version: '1.0.0',
        source: { kind: 'http', url: 'https://charts.example.com' },
        digest: 'sha256:aa',
        needs: ['mesh'],
        values: [],
        encryptedSecrets: [],
        isUpgrade: false,
        hooks: 'drop',
        accept: [],
        secrets: 'refuse',
        subcharts: 'warn',
        skipSchemaValidation: false,
        allow: { namespaces: ['shop'], clusterScoped: [] },
      },
    ],
  },
  waivers: '- rule: crd/property-removed\n',
  releases: [
    {
      name: 'shop',
      files: new Map([
        ['rendered/e/shop/deployment.apps_shop_web.yaml', 'kind: Deployment\n'],
        ['rendered/e/shop/service_shop_web.yaml', 'kind: Service\n'],
      ]),
      secrets: new Map<string, { text: string; shown: Json }>(),
      archive: 'sha256:bb',
      helm: 'v4.1.4',
    },
  ],
  manner: { mode: 'server', isForced: false },
} as const satisfies Bytes

export const deployment = (spec: JsonObject, metadata: JsonObject = {}, status: Json = {}): Manifest => ({
  id: { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web' },
  version: 'v1',
  body: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop', ...metadata }, spec, status },
})

export const definition = (spec: JsonObject, storedVersions: readonly string[], uid = 'crd-1'): Manifest => ({
  id: { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', namespace: '', name: 'gates.example.com' },
  version: 'v1',
  body: { metadata: { name: 'gates.example.com', uid }, spec, status: { storedVersions, conditions: [] } },
})

export const secret = (value: string, managedFields: readonly Json[] = []): Manifest => ({
  id: { group: '', kind: 'Secret', namespace: 'shop', name: 'key' },
  version: 'v1',
  body: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key', namespace: 'shop', uid: 's-1', managedFields }, data: { password: value } },
})

/** The rows of an approval of these bytes, with the cluster in this state. */
export function rowsOf({ desired, live, cluster = 'cluster-1' }: { desired: readonly Manifest[]; live: readonly Manifest[]; cluster?: string }): TokenRows {
  return { bytes: bytesRows(approvedBytes), live: liveRows({ cluster, desired, live, drift: findDrift({ desired, live, extra: [] }), deleted: [] }) }
}

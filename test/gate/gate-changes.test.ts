import { expect, test } from 'vitest'
import { readCapabilities, readEnvironment } from '../../src/config/config.ts'
import { gateChanges, type GateFiles } from '../../src/gate/gate.ts'

type Lines = {
  readonly cluster?: string
  readonly policy?: string
  readonly releases?: readonly string[]
  readonly kubeVersion?: string
  readonly keys?: string
}

const release = (extra = '', name = 'web'): string => `{ name: ${name}, namespace: shop, chart: web, repository: ./web, version: 1.0.0${extra} }`

/** The gate of an environment as its files say it. */
function gate(
  { cluster = 'context: prod-eu', policy = '', releases = [release()], kubeVersion = '1.35.0', keys = '' }: Lines = {},
  texts: Partial<GateFiles> = {},
): GateFiles {
  const text = `cluster: { ${cluster} }\npolicy: { ${policy} }\nreleases: [${releases.join(', ')}]\n${keys}`
  const place = { name: 'prod', file: 'values/prod/environment.yml', folder: '/w/values/prod', root: '/w' }
  const read = readEnvironment(text, place, readCapabilities(`kubeVersion: "${kubeVersion}"\napiVersions: [v1]\n`, 'c.yml'))
  if (!read.ok) throw new Error(read.problems[0]?.message)
  return { root: '/w', environment: read.value, waivers: '', snapshot: '', ...texts }
}

const moved = (after: GateFiles) => gateChanges(gate(), after).map(({ path, change }) => [path, change])

test.each([
  ['policy.failOn', gate({ policy: 'failOn: warn' }), 'block → warn'],
  ['policy.allowSnapshot', gate({ policy: 'allowSnapshot: true' }), 'false → true'],
  ['policy.allowUnverifiedServer', gate({ policy: 'allowUnverifiedServer: true' }), 'false → true'],
  ['policy.snapshotMaxAge', gate({ policy: 'snapshotMaxAge: 7d' }), 'absent → 7d'],
  ['policy.severity', gate({ policy: 'severity: { crd/*: warn }' }), '{} → {"crd/*":"warn"}'],
  ['policy.waivers', gate({ policy: 'waivers: waivers.yml' }), 'absent → values/prod/waivers.yml'],
  ['the waivers', gate({}, { waivers: '[]' }), 'other text'],
  ['the snapshot', gate({}, { snapshot: '{}' }), 'other text'],
  ['the capabilities', gate({ kubeVersion: '1.36.0' }), 'other text'],
  ['cluster.context', gate({ cluster: 'context: elsewhere' }), 'prod-eu → elsewhere'],
  ['cluster.snapshot', gate({ cluster: 'context: prod-eu, snapshot: other.json' }), 'values/prod/snapshot.json → values/prod/other.json'],
  ['conflicts', gate({ keys: 'conflicts: [{ manager: keda, path: spec.*, decision: take }]' }), '[] → [["keda","spec.*","take"]]'],
  ['prune', gate({ keys: 'prune: true' }), 'false → true'],
  ['pruneNamed', gate({ keys: 'pruneNamed: [Namespace/old]' }), '[] → ["Namespace/old"]'],
  ['inventory', gate({ keys: 'inventory: { name: other }' }), 'default/sluice-prod → default/other'],
  ['releases[web].secrets', gate({ releases: [release(', secrets: allow')] }), 'refuse → allow'],
  [
    'releases[web].allow',
    gate({ releases: [release(', allow: { namespaces: [kube-system] }')] }),
    'absent → {"namespaces":["kube-system"],"clusterScoped":[]}',
  ],
  [
    'releases[web].accept',
    gate({ releases: [release(', accept: [{ kind: Secret, name: s, path: /data/password }]')] }),
    '[] → [{"kind":"Secret","name":"s","path":"/data/password"}]',
  ],
  ['releases[web].encryptedSecrets', gate({ releases: [release(', encryptedSecrets: [db.enc.yml]')] }), '[] → ["values/prod/db.enc.yml"]'],
  ['releases[web].hooks', gate({ releases: [release(', hooks: drop')] }), 'error → drop'],
] as const)('a change of %s is named', (path, after, change) => {
  expect(moved(after)).toEqual([[path, change]])
})

test('a new release is held against one that may do nothing; one that goes is no change of the gate', () => {
  expect(moved(gate({ releases: [release(), release(', secrets: allow', 'db')] }))).toEqual([['releases[db].secrets', 'refuse → allow']])
  expect(moved(gate({ releases: [] }))).toEqual([])
})

test('charts and their versions are no part of the gate', () => {
  expect(moved(gate({ releases: [release(', values: [web.yml]').replace('1.0.0', '2.0.0')] }))).toEqual([])
})

test('a severity that only stands on another line is no change', () => {
  const before = gate({ policy: 'severity: { crd/*: warn, api/*: warn }' })

  expect(gateChanges(before, gate({ policy: 'severity: { api/*: warn, crd/*: warn }' }))).toEqual([])
})

test('an environment that nobody reviewed is said to be new', () => {
  expect(gateChanges(undefined, gate())).toMatchObject([{ rule: 'gate/policy-changed', severity: 'warn', lane: 'Gate', path: '' }])
})

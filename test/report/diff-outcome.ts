import type { ObjectChange } from '../../src/model/change.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { readManifests } from '../../src/normalise/normalise.ts'
import { reviewedChanges } from '../../src/pipeline/workspace/sources.ts'
import { outcome } from './builders.ts'

type Values = {
  readonly environment: string
  readonly version: string
  /** Of what the script retries: each environment has its own number. */
  readonly retries: number
  readonly level: string
  readonly isMoved: boolean
}

/** A shop as a chart renders it: one stream. */
const rendered = ({ environment, version, retries, level, isMoved }: Values): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop, labels: { helm.sh/chart: shop-${version} } }
data:
  app.yaml: |
    logging:
      level: ${level}
    database:
      host: db.${environment}.example.com
      pool: { size: ${isMoved ? 20 : 10}, idle: 60s }
  run.sh: |
    #!/bin/sh
    set -eu
    : "\${PORT:?}"
    ready() {
      curl -fsS "http://localhost:$PORT/ready"
    }
    log() {
      echo "${environment}: $1"
    }
    log starting
    ${isMoved ? 'exec /app/shop --port "$PORT" --drain 30s' : 'exec /app/shop --port "$PORT"'}
    ${'# '.padEnd(40, '-')}
    # what follows is for a person who is at a loss
    # 1. look at the log
    # 2. ask the database
    # 3. RETRIES=${retries} ready
---
apiVersion: v1
kind: ConfigMap
metadata: { name: theme-${isMoved ? '9d8c7b6a5f' : '5f6b7c8d9e'}, namespace: shop }
immutable: true
data: { colours: 'ink, paper, sky', fonts: sans, grid: '12', radius: '${isMoved ? '8' : '6'}' }
---
apiVersion: v1
kind: Secret
metadata: { name: accounts-db, namespace: shop }
data: { username: c2hvcA==, password: ${isMoved ? 'bmV4dC1vbmU=' : 'bGFzdC1vbmU='} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop, labels: { helm.sh/chart: shop-${version} } }
spec:
  replicas: ${environment === 'prod-eu' ? 4 : 1}
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: web }
      annotations: { checksum/config: ${isMoved ? '9d8c7b6a5f4e3d2c1b0a' : '5f6b7c8d9e0f1a2b3c4d'}${isMoved ? '5f6b7c8d9e0f1a2b3c4d' : '9d8c7b6a5f4e3d2c1b0a'}00112233445566778899aabb }
    spec:
      ${isMoved ? 'terminationGracePeriodSeconds: 40' : 'terminationGracePeriodSeconds: 30'}
      containers:
${(isMoved ? ['metrics', 'web'] : ['web', 'metrics']).map((name) => containers(version)[name === 'web' ? 0 : 1]).join('\n')}
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop, labels: { helm.sh/chart: shop-${version} } }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
${isMoved ? '' : '---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: legacy, namespace: shop }\n'}`

const containers = (version: string) =>
  [
    `        - name: web
          image: registry.example.com/shop/web:${version}
          resources: { limits: { cpu: ${version === '2.5.0' ? '1000m' : '"1"'}, memory: 512Mi } }
          args: [--a, --b]`,
    `        - name: metrics
          image: registry.example.com/shop/metrics:${version}`,
  ] as const

const before = { version: '2.4.0', level: 'info', isMoved: false }
const after = { version: '2.5.0', level: 'debug', isMoved: true }

/** What an upgrade of a shop changes in two environments: most of it is the same in both. */
export const upgradedShop: Outcome = {
  ...outcome({
    verb: 'diff',
    environments: ['prod-eu', 'staging'].map((name) => ({
      name,
      releases: [{ name: 'shop', version: '2.5.0', objects: 5, added: 1, changed: 4, removed: 2, digest: 'sha256:00' }],
    })),
    summary: '8 changed, 2 added, 4 deleted (2 of these only renamed) against base a81d203.',
    next: 'npm run check',
    timings: { diff: 210 },
  }),
  changes: [...changesIn('prod-eu', [5, 5]), ...changesIn('staging', [5, 9])],
}

function changesIn(environment: string, retries: readonly [number, number]): readonly ObjectChange[] {
  const [base, desired] = [read(rendered({ ...before, environment, retries: retries[0] })), read(rendered({ ...after, environment, retries: retries[1] }))]
  return reviewedChanges(base, desired, ({ kind, name }) => ({
    environment,
    release: 'shop',
    file: `rendered/${environment}/shop/${kind.toLowerCase()}_shop_${name}.yaml`,
  }))
}

function read(text: string): readonly Manifest[] {
  const found = readManifests({ file: 'shop.yaml', text })
  if (!found.ok) throw new Error(`Cannot read the shop: ${found.problems.map(({ message }) => message).join('; ')}`)
  return found.value
}

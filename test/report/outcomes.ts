import type { Outcome } from '../../src/model/outcome.ts'
import type { Plan } from '../../src/model/plan.ts'
import { finding, object, outcome, update } from './builders.ts'
import { upgradedShop } from './diff-outcome.ts'
import { renamedPort } from './mesh-outcome.ts'
import { changed, extra, field, missing, writer } from './drift-builders.ts'

const source = {
  environment: 'prod-eu',
  release: 'istio-base',
  file: 'rendered/prod-eu/istio-base/customresourcedefinition.apiextensions.k8s.io_virtualservices.networking.istio.io.yaml',
}
const release = { name: 'istio-base', version: '1.30.0', objects: 17, added: 1, changed: 16, removed: 0, digest: 'sha256:00' }

const warning = finding({
  rule: 'object/rbac-widened',
  severity: 'warn',
  effect: 'behaviour-shifts',
  lane: 'RBAC',
  object: { group: 'rbac.authorization.k8s.io', version: 'v1', kind: 'ClusterRole', namespace: '', name: 'istio-reader' },
  path: 'rules[1].resources',
  message: "istiod's reader role may now read every ConfigMap",
  why: 'A ClusterRole holds in every namespace',
  change: '+ configmaps (get, list, watch)',
  hits: [],
  action: 'Read the rule, and say so in the review',
})

const changes = [
  ...update('Deployment', { spec: { replicas: 1 } }, { spec: { replicas: 3 } }).map((change) => ({ ...change, lanes: ['Restart'] as const })),
  ...update('Secret', { data: { password: 'b25l' } }, { data: { password: 'dHdv' } }),
  ...['b', 'c', 'd'].flatMap((name) =>
    update('ConfigMap', { metadata: { labels: { chart: 'base-1.28.0' } } }, { metadata: { labels: { chart: 'base-1.30.0' } } }).map((change) => ({
      ...change,
      id: { ...change.id, name },
      ...(change.kind === 'update' ? { after: { ...change.after, id: { ...change.id, name } } } : {}),
      lanes: ['Label'] as const,
    })),
  ),
  { kind: 'create', id: object('Role', 'new').id, after: object('Role', 'new', { rules: [] }) } as const,
  { kind: 'delete', id: object('Role', 'old').id, before: object('Role', 'old') } as const,
]

/** One outcome of each kind that reports are made of; what each format makes of them is golden. */
const crdRef = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  namespace: '',
  name: 'virtualservices.networking.istio.io',
}

const plan: Plan = {
  against: 'live',
  revision: '',
  leaving: [{ group: '', version: 'v1', kind: 'ConfigMap', namespace: 'istio-system', name: 'istio-old' }],
  keeping: [
    {
      object: { group: '', version: 'v1', kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'orders' },
      why: 'it holds data, and is deleted only when named',
    },
  ],
  isPruning: true,
  waves: [
    { name: 'namespaces and CRDs', waitsFor: 'served', still: 0, objects: [{ object: crdRef, does: 'change' }] },
    {
      name: 'pre-upgrade hooks',
      waitsFor: 'ended',
      still: 0,
      objects: [{ object: { group: 'batch', version: 'v1', kind: 'Job', namespace: 'shop', name: 'migrate' }, does: 'run' }],
    },
    {
      name: 'workloads',
      waitsFor: 'ready',
      still: 1,
      objects: [{ object: { group: 'apps', version: 'v1', kind: 'Deployment', namespace: 'istio-system', name: 'istiod' }, does: 'create' }],
    },
  ],
}

export const outcomes: Readonly<Record<string, Outcome>> = {
  blocked: outcome({
    verb: 'check',
    exitCode: 11,
    verdict: 'block',
    environments: [
      {
        name: 'prod-eu',
        judgedBy: 'a snapshot 38 min old, Kubernetes 1.34.1',
        releases: [{ ...release, from: '1.28.0' }],
        plan: { ...plan, against: 'base', isPruning: false, keeping: [] },
      },
    ],
    changes,
    findings: [warning, finding({ source, place: { file: 'values/prod-eu/environment.yml', line: 9 }, causes: ['chart'] })],
    waived: [
      {
        finding: finding({ rule: 'crd/enum-narrowed', message: 'Gateways lose the protocol MONGO' }),
        waiver: {
          rule: 'crd/enum-narrowed',
          object: { text: '*' },
          path: { text: '*' },
          reason: 'No gateway speaks it',
          owner: 'platform',
          expires: '2026-12-31',
          file: 'values/prod-eu/waivers.yml',
          line: 4,
        },
      },
    ],
    notes: [{ sign: 'info', text: 'Judged against a snapshot, 38 min old', details: [{ label: 'at', text: '2026-11-22T13:29:00Z' }] }],
    summary: 'Blocked: 1 finding. 1 waived.',
    timings: { check: 1250 },
  }),
  ready: outcome({
    verb: 'check',
    verdict: 'warn',
    environments: [{ name: 'staging', releases: [] }],
    findings: [warning],
    summary: 'Ready, with 1 warning.',
    next: 'npm run apply',
    timings: { check: 700 },
  }),
  planned: outcome({
    verb: 'plan',
    verdict: 'pass',
    environments: [{ name: 'prod-eu', releases: [], plan: { ...plan, revision: 'a81d203' } }],
    summary: 'Ready. apply would leave prod-eu with 1 deleted, 1 left behind, 1 created, 1 changed, 1 as they are, 1 hook runs.',
    next: 'npm run apply -- --env prod-eu',
    timings: { plan: 400 },
  }),
  drifted: outcome({
    verb: 'drift',
    exitCode: 10,
    environments: [{ name: 'prod-eu', releases: [] }],
    drift: [
      missing('Service', 'gone'),
      changed(
        'Deployment',
        [field({ path: 'spec.replicas', pointer: '/spec/replicas', desiredPointer: '/spec/replicas', desired: 2, live: 5, time: '2026-11-20T22:14:00Z' })],
        [{ op: 'replace', path: '/spec/replicas', value: 2 }],
      ),
      extra('Role', 'left', writer({ manager: 'sluice', operation: 'Apply', time: '2026-11-01T09:00:00Z' })),
    ],
    summary: 'Drift in prod-eu: 1 changed, 1 missing, 1 extra.',
    timings: { drift: 300 },
  }),
  meshed: renamedPort,
  upgraded: upgradedShop,
  nothing: outcome({ verb: 'diff', environments: [{ name: 'prod-eu', releases: [] }], summary: 'What is rendered is the same as in base a81d203.' }),
}

import { describe, expect, test } from 'vitest'
import { emptySnapshot } from './snapshots.ts'
import { configMap, oneRelease, scratch, sluice } from './workspace.ts'

const claim = (name: string): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: ${name} }\nspec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }\n`

/** A cluster of this version that serves these kinds in v1, recorded just now. */
const snapshot = (kubeVersion: string, ...kinds: readonly string[]): string => emptySnapshot(kinds, { kubeVersion, takenAt: new Date().toISOString() })

const secondRelease = {
  'values/_charts/d/Chart.yaml': 'apiVersion: v2\nname: d\nversion: 1.0.0\n',
  'values/_charts/d/templates/claim.yaml': claim('data'),
}

test('check of one release takes nothing of the others for deleted', async () => {
  using place = scratch({
    ...oneRelease({ 'm.yaml': configMap('m') }),
    ...secondRelease,
    'values/e/snapshot.json': snapshot('1.35.0', 'ConfigMap', 'PersistentVolumeClaim'),
  })
  place.write(
    'values/e/environment.yml',
    [
      'cluster: { context: nowhere }',
      'releases:',
      ...['c', 'd'].map((c) => `  - { name: ${c}, namespace: ns, chart: ${c}, repository: ../_charts/${c}, version: 1.0.0 }`),
    ].join('\n'),
  )
  await place.git('init', '-q')
  await sluice(['render', '--workspace', place.root])
  await place.git('add', '-A')
  await place.git('commit', '-q', '-m', 'x')

  const ran = await sluice(['check', '--workspace', place.root, '--release', 'c', '--snapshot', `${place.root}/values/e/snapshot.json`, '--output', 'json'])

  expect(ran.code, ran.out).toBe(0)
  expect(JSON.parse(ran.out).findings).toEqual([])
})

/** What check says, in JSON, of a change that does this to the templates of a release. */
async function reviewed(templates: Readonly<Record<string, string>>, kinds: readonly string[], ...flags: readonly string[]) {
  using place = scratch({
    ...oneRelease({ 'same.yaml': configMap('same'), 'moving.yaml': configMap('moving'), 'old.yaml': configMap('old'), 'data.yaml': claim('data') }),
    'values/e/snapshot.json': snapshot('1.35.0', ...kinds),
  })
  const run = async (...args: readonly string[]) => expect((await sluice([...args, '--workspace', place.root])).err).not.toContain('code ')
  await place.git('init', '-q', '-b', 'main')
  await run('render')
  await place.git('add', '-A')
  await place.git('commit', '-q', '-m', 'x')
  await place.git('checkout', '-q', '-b', 'change')
  for (const [name, text] of Object.entries(templates)) place.write(`values/_charts/c/templates/${name}`, text)
  await run('render')
  await place.git('add', '-A')
  await place.git('commit', '-q', '-m', 'y')
  const at = `${place.root}/values/e/snapshot.json`
  const ran = await sluice(['check', '--workspace', place.root, '--snapshot', at, '--output', 'json', ...flags])
  return { ...JSON.parse(ran.out), code: ran.code }
}

describe('what would happen', () => {
  const change = { 'moving.yaml': configMap('moving', '{ a: "2" }'), 'new.yaml': configMap('new'), 'old.yaml': '', 'data.yaml': '' }

  test('is told of a check by files too: what moves against the base, wave by wave, what waits, and what is left behind', async () => {
    const { environments } = await reviewed(change, ['ConfigMap', 'PersistentVolumeClaim'])

    expect(environments[0].plan).toMatchObject({
      against: 'base',
      isPruning: false,
      leaving: [{ kind: 'ConfigMap', name: 'old' }],
      keeping: [{ object: { kind: 'PersistentVolumeClaim', name: 'data' }, why: 'its data may go with it' }],
      waves: [
        {
          name: 'configuration',
          waitsFor: 'nothing',
          still: 1,
          objects: [
            { object: { name: 'moving' }, does: 'change' },
            { object: { name: 'new' }, does: 'create' },
          ],
        },
      ],
    })
  })

  test('is told of a check that blocks', async () => {
    const { code, verdict, environments } = await reviewed(change, ['PersistentVolumeClaim'])

    expect([code, verdict]).toEqual([11, 'block'])
    expect(environments[0].plan.waves).toHaveLength(1)
  })

  test('is not told of a forecast: nobody applies that', async () => {
    const { environments } = await reviewed(change, ['ConfigMap', 'PersistentVolumeClaim'], '--kube-version', '1.36')

    expect(environments[0]).not.toHaveProperty('plan')
  })
})

describe('for another Kubernetes version', () => {
  const bundle = `apiVersion: certificates.k8s.io/v1alpha1\nkind: ClusterTrustBundle\nmetadata: { name: roots }\nspec: { trustBundle: x }\n`
  const served = [{ group: 'certificates.k8s.io', version: 'v1alpha1', kind: 'ClusterTrustBundle', plural: 'clustertrustbundles', isNamespaced: false }]

  const rulesAt = async (snapshotText: string, ...flags: readonly string[]) => {
    using place = scratch({ ...oneRelease({ 'b.yaml': bundle }), 'values/e/snapshot.json': snapshotText })
    await sluice(['render', '--workspace', place.root])
    const ran = await sluice(['check', '--workspace', place.root, '--snapshot', `${place.root}/values/e/snapshot.json`, '--output', 'json', ...flags])
    const blocking = JSON.parse(ran.out).findings.filter(({ severity }: { severity: string }) => severity === 'block')
    return { code: ran.code, rules: blocking.map(({ rule }: { rule: string }) => rule), out: ran.out }
  }
  const snapshotAt = (kubeVersion: string): string => {
    const { facts, ...rest } = JSON.parse(snapshot(kubeVersion))
    return JSON.stringify({ ...rest, facts: { ...facts, served } })
  }

  test('check forecasts what an upgrade of the cluster takes away', async () => {
    const [today, tomorrow] = [await rulesAt(snapshotAt('1.35.0')), await rulesAt(snapshotAt('1.35.0'), '--kube-version', '1.37')]

    expect([today.code, today.rules], today.out).toEqual([0, []])
    expect([tomorrow.code, tomorrow.rules]).toEqual([11, ['api/removed']])
    expect(tomorrow.out).toContain('Kubernetes 1.37 does not serve certificates.k8s.io/v1alpha1 ClusterTrustBundle, removed in 1.37')
  })

  test('a cluster whose version cannot be read blocks, and says so', async () => {
    const { code, rules, out } = await rulesAt(snapshotAt('edge'))

    expect([code, rules]).toEqual([11, ['gate/not-judged']])
    expect(out).toContain('says to be Kubernetes \\"edge\\"')
  })
})

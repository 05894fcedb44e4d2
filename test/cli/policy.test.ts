import { describe, expect, test } from 'vitest'
import { crdText, snapshotText } from './snapshots.ts'
import { oneRelease, scratch, sluice, type Scratch } from './workspace.ts'

const environment = 'values/e/environment.yml'
const crd = 'values/_charts/c/templates/crd.yaml'
const waiver = (expires = '2999-12-31'): string =>
  `- { rule: crd/property-removed, object: "*", reason: nobody sets it, owner: team-shop, expires: ${expires} }\n`
const now = (): string => new Date().toISOString()

const capabilities = 'kubeVersion: "1.35.0"\napiVersions: [apiextensions.k8s.io/v1, apiextensions.k8s.io/v1/CustomResourceDefinition]\n'

const files = (policy: string): Record<string, string> => ({
  ...oneRelease({ 'crd.yaml': crdText('owner', 'size') }, { policy }),
  'values/e/capabilities.yml': capabilities,
  'values/e/snapshot.json': snapshotText(crdText('owner', 'size'), now()),
})

const check = (place: Scratch, ...flags: readonly string[]) =>
  sluice(['check', '--workspace', place.root, '--snapshot', `${place.root}/values/e/snapshot.json`, ...flags])

async function commit(place: Scratch): Promise<void> {
  await sluice(['render', '--workspace', place.root])
  await place.git('add', '-A')
  await place.git('commit', '-q', '-m', 'x')
}

/** A default branch with this policy and these files more, and a branch beside it that takes a field out of the CRD. */
async function proposal(policy: string, more: Readonly<Record<string, string>> = {}): Promise<Scratch> {
  const place = scratch({ ...files(policy), ...more })
  await place.git('init', '-q')
  await commit(place)
  await place.git('checkout', '-q', '-b', 'change')
  place.write(crd, crdText('size'))
  return place
}

type Found = { readonly verdict: string; readonly findings: readonly { readonly rule: string; readonly path: string; readonly severity: string }[] }

async function judge(place: Scratch): Promise<Found & { readonly code: number; readonly text: string }> {
  await commit(place)
  const ran = await check(place, '--output', 'json')
  const { verdict, findings }: Found = JSON.parse(ran.out)
  return { verdict, findings, code: ran.code, text: ran.out }
}

const pathsOf = ({ findings }: Found): readonly string[] => findings.filter(({ rule }) => rule === 'gate/policy-changed').map(({ path }) => path)

describe('T26: a change is judged by the gate that was reviewed before it', () => {
  test('without a change of the gate the removed field blocks, and nothing is said of the gate', async () => {
    using place = await proposal('')

    const { code, findings } = await judge(place)

    expect(code).toBe(11)
    expect(findings.map(({ rule }) => rule)).toEqual(['crd/property-removed'])
  })

  test('a change that only adds a waiver has the verdict as without it, and the lane is shown at the top', async () => {
    using place = await proposal('')
    place.write(environment, `${oneRelease({}, { policy: 'waivers: waivers.yml' })[environment]}`)
    place.write('values/e/waivers.yml', waiver())

    const found = await judge(place)
    const text = await check(place)

    expect([found.code, found.verdict]).toEqual([11, 'block'])
    expect(pathsOf(found)).toEqual(['policy.waivers', 'the waivers'])
    expect(text.out).toMatch(/^! Gate /)
  })

  test('once it is merged the waiver counts, and its use is reported', async () => {
    using place = await proposal('waivers: waivers.yml', { 'values/e/waivers.yml': waiver() })

    const { code, findings, text } = await judge(place)

    expect([code, findings]).toEqual([0, []])
    expect(JSON.parse(text)).toMatchObject({
      waived: [{ finding: { rule: 'crd/property-removed' }, waiver: { owner: 'team-shop', file: 'values/e/waivers.yml', line: 1 } }],
    })
    expect((await check(place)).out).toMatch(/Waived[^]*team-shop until 2999-12-31, values\/e\/waivers\.yml:1[^]*Ready\. 1 waived\./)
  })

  test('a waiver that is taken out by the change still counts for it', async () => {
    using place = await proposal('waivers: waivers.yml', { 'values/e/waivers.yml': waiver() })
    place.write('values/e/waivers.yml', '[]\n')

    const found = await judge(place)

    expect(found.code).toBe(0)
    expect(pathsOf(found)).toEqual(['the waivers'])
  })

  test('a change that lowers severities, by rule, group or effect, and lets a snapshot do is judged as without it', async () => {
    using place = await proposal('')
    const policy = 'severity: { crd/property-removed: info, crd/*: info, data-lost: info, gate/*: info }, allowSnapshot: true'
    place.write(environment, `${oneRelease({}, { policy })[environment]}`)

    const found = await judge(place)

    expect(found.code).toBe(11)
    expect(pathsOf(found)).toEqual(['policy.allowSnapshot', 'policy.severity'])
  })

  test('a change that brings a snapshot to its liking is judged by the reviewed one', async () => {
    using place = await proposal('')
    place.write('values/e/snapshot.json', snapshotText(crdText('size'), now()))

    const found = await judge(place)

    expect(found.code).toBe(11)
    expect(pathsOf(found)).toEqual(['the snapshot'])
  })

  test('a change that brings the first snapshot cannot pass by it', async () => {
    using place = await proposal('')
    await place.git('checkout', '-q', 'main')
    await place.git('rm', '-q', 'values/e/snapshot.json')
    await place.git('commit', '-q', '-m', 'no snapshot')
    await place.git('checkout', '-q', '-b', 'other')
    place.write('values/e/snapshot.json', snapshotText(crdText('owner', 'size'), now()))

    const { code, findings } = await judge(place)

    expect(code).toBe(11)
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['gate/snapshot-unreviewed', 'block'],
      ['gate/policy-changed', 'warn'],
      ['crd/property-removed', 'block'],
    ])
  })

  test('permissions of a release, the context and the capabilities are in the lane too', async () => {
    using place = await proposal('')
    place.write(environment, `${oneRelease({}, { cluster: 'context: elsewhere', release: 'secrets: allow, hooks: drop' })[environment]}`)
    place.write('values/e/capabilities.yml', 'kubeVersion: "1.36.0"\napiVersions: [v1]\n')

    expect(pathsOf(await judge(place))).toEqual(['cluster.context', 'releases[r].hooks', 'releases[r].secrets', 'the capabilities'])
  })

  test('an environment that is new is judged by the strict policy', async () => {
    using place = await proposal('')
    const fresh = oneRelease({}, { policy: 'severity: { crd/property-removed: info }' })
    place.write('values/f/environment.yml', `${fresh[environment]}`)
    place.write('values/f/capabilities.yml', capabilities)
    await commit(place)

    const ran = await check(place, '--env', 'f', '--output', 'json')

    expect(ran.code).toBe(11)
    expect(JSON.parse(ran.out)).toMatchObject({
      findings: [
        { rule: 'gate/policy-changed', path: '' },
        { rule: 'crd/property-removed', severity: 'block' },
      ],
    })
  })

  test('on the default branch what is committed at HEAD counts, and what is not committed does not', async () => {
    using place = await proposal('')
    await place.git('checkout', '-q', 'main')
    place.write(environment, `${oneRelease({}, { policy: 'severity: { crd/*: info }' })[environment]}`)
    await sluice(['render', '--workspace', place.root])

    const before = await check(place)
    await commit(place)
    const after = await check(place)

    expect([before.code, after.code]).toEqual([11, 0])
  })

  test('a branch that shares nothing with the default branch is judged by its tip', async () => {
    using place = await proposal('')
    await place.git('checkout', '-q', '--orphan', 'apart')
    place.write(environment, `${oneRelease({}, { policy: 'severity: { crd/*: info }' })[environment]}`)

    expect((await judge(place)).code).toBe(11)
  })
})

describe('policy', () => {
  test('a waiver that is over blocks', async () => {
    using place = await proposal('waivers: waivers.yml', { 'values/e/waivers.yml': waiver('2020-01-01') })

    const { code, findings } = await judge(place)

    expect(code).toBe(11)
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['gate/waiver-expired', 'block'],
      ['crd/property-removed', 'block'],
    ])
  })

  test('a snapshot that is older than the policy takes blocks, whatever it says', async () => {
    using place = scratch({ ...files('snapshotMaxAge: 7d'), 'values/e/snapshot.json': snapshotText(crdText('owner', 'size'), '2020-01-01T00:00:00Z') })
    await sluice(['render', '--workspace', place.root])

    const ran = await check(place, '--output', 'json')

    expect(ran.code).toBe(11)
    expect(JSON.parse(ran.out)).toMatchObject({ findings: [{ rule: 'gate/snapshot-old', lane: 'Gate' }] })
  })

  test('the age of the snapshot is said', async () => {
    using place = scratch(files('snapshotMaxAge: 7d'))
    await sluice(['render', '--workspace', place.root])

    expect((await check(place)).out).toMatch(/Judged against the snapshot values\/e\/snapshot\.json of e, 0 min old/)
  })

  test('rows and waivers about rules that do not exist are problems with their lines, and near names', async () => {
    using place = scratch({
      ...files('severity: { crd/propertyremoved: info }, waivers: waivers.yml'),
      'values/e/waivers.yml': waiver().replace('crd/property-removed', 'crd/gone'),
    })
    await sluice(['render', '--workspace', place.root])

    const ran = await check(place)

    expect(ran.code).toBe(2)
    expect(ran.err).toMatch(/environment\.yml:2:\d+[^]*There is no rule crd\/propertyremoved[^]*Did you mean crd\/property-removed/)
    expect(ran.err).toMatch(/waivers\.yml:1[^]*There is no rule crd\/gone/)
  })

  test('a waivers file that is named and missing is a problem', async () => {
    using place = scratch(files('waivers: waivers.yml'))
    await sluice(['render', '--workspace', place.root])

    expect((await check(place)).code).toBe(2)
  })
})

describe('--explain', () => {
  test.each(['check', 'compat'])('%s prints the page of a rule', async (verb) => {
    const ran = await sluice([verb, '--explain', 'crd/property-removed'])

    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(ran.out).toMatch(/^# crd\/property-removed\n/)
  })

  test.each([
    ['crd/property-remove', 'crd/property-removed'],
    ['waiver-unsued', 'gate/waiver-unused'],
    ['../../README', 'docs/rules/README.md'],
  ])('an unknown rule %s gives exit 2 and names %s', async (name, near) => {
    const ran = await sluice(['check', '--explain', name])

    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toContain(near)
  })
})

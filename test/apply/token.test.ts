import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesRows, movedSince, readToken, tokenText, type TokenRows } from '../../src/apply/apply.ts'
import type { Json, JsonObject } from '../../src/model/json.ts'
import { approvedBytes, definition, deployment, rowsOf, secret } from './approval.ts'
import { leavesOf, withOther, type Path } from './leaves.ts'

type ApprovedBytes = Parameters<typeof bytesRows>[0]

const spec = { replicas: 2, template: { spec: { containers: [{ name: 'web', image: 'web:1' }] } } }
const desired = deployment(spec)
const web = (change: JsonObject = {}, metadata: JsonObject = {}, status: Json = {}) => deployment({ ...spec, ...change }, { uid: 'u-1', ...metadata }, status)
const rowsWith = (live: ReturnType<typeof web>, cluster = 'cluster-1') => rowsOf({ desired: [desired], live: [live], cluster })
const approved = rowsWith(web())
const placesMoved = (before: TokenRows, after: TokenRows) =>
  movedSince(readToken(tokenText(before)), after, 'all').map((moved) => (moved.kind === 'row' ? moved.row.place : moved.kind))

const tokenOf = (bytes: ApprovedBytes): string => tokenText({ bytes: bytesRows(bytes), live: undefined })

function definitionRows(served: boolean): TokenRows {
  const versions = [
    { name: 'v1', served: true },
    { name: 'v1beta1', served },
  ]
  return rowsOf({ desired: [definition({}, [])], live: [definition({ versions }, ['v1'])] })
}

const rowsAt = (places: readonly number[], value: (place: number) => string): TokenRows => ({
  bytes: [],
  live: places.map((place) => ({ part: 'live', place: String(place), value: value(place) })),
})

describe('P10: any one-field change of what is approved gives another token', () => {
  // Paths of this machine and where lines stand are no part of what is approved; what else is left out here shows in the rendered tree.
  const uncovered =
    /^environment\.(policy\.waiversFile|policy\.severity\.\d+\.(file|line|column|path)|releases\.\d+\.(source\..*|isUpgrade|subcharts|skipSchemaValidation))$/
  const leaves = leavesOf(approvedBytes).filter((path) => !uncovered.test(path.join('.')))
  test.each(leaves.map((path) => [path.join('.'), path] as const))('%s', (_name, path: Path) => {
    expect(tokenOf(withOther<ApprovedBytes>(approvedBytes, path))).not.toBe(tokenOf(approvedBytes))
  })

  test('a byte of a rendered file, its name, and whether it is there', () => {
    const [release] = approvedBytes.releases
    const withFiles = (files: ReadonlyMap<string, string>) => ({ ...approvedBytes, releases: [{ ...release, files }] })
    const [[first = '', text = ''] = [], ...rest] = release.files
    const others = [new Map([[first, `${text} `], ...rest]), new Map([[`${first}x`, text], ...rest]), new Map(rest)].map(withFiles)

    const tokens = new Set([approvedBytes, ...others].map(tokenOf))

    expect(tokens.size).toBe(4)
  })

  test('of a live object: every field that is desired, its uid, and the cluster itself', () => {
    const fields = leavesOf(spec).map((path) => rowsWith(deployment(withOther(spec, path), { uid: 'u-1' })))
    const others = [...fields, rowsWith(web({}, { uid: 'u-2' })), rowsWith(web(), 'cluster-2'), rowsOf({ desired: [desired], live: [] })]

    const tokens = new Set([approved, ...others].map(tokenText))

    expect(tokens.size).toBe(others.length + 1)
  })

  test('of a live CRD: its whole spec and its stored versions, desired or not', () => {
    const wanted = definition({ group: 'example.com' }, [])
    const live = { group: 'example.com', conversion: { strategy: 'None' }, versions: [{ name: 'v1', served: true }] }
    const rows = (body: JsonObject, stored: readonly string[]) => rowsOf({ desired: [wanted], live: [definition(body, stored)] })
    const others = [...leavesOf(live).map((path) => rows(withOther(live, path), ['v1'])), rows(live, ['v1', 'v1beta1'])]

    const tokens = new Set([rows(live, ['v1']), ...others].map(tokenText))

    expect(tokens.size).toBe(others.length + 1)
  })
})

describe('what moves without touching the plan leaves the token as it is', () => {
  test.each([
    ['status', web({}, {}, { readyReplicas: 2 })],
    ['resourceVersion and generation', web({}, { resourceVersion: '77', generation: 4 })],
    ['fields that nobody here desires', web({ progressDeadlineSeconds: 600 }, { annotations: { 'deployment.kubernetes.io/revision': '3' } })],
    ['an entry of a controller', web({}, { managedFields: [{ manager: 'kube-controller-manager', operation: 'Update', subresource: 'status' }] })],
  ])('%s', (_what, live) => {
    expect(tokenText(rowsWith(live))).toBe(tokenText(approved))
  })

  test('the status of a CRD, but for its stored versions', () => {
    const crd = definition({ group: 'example.com' }, ['v1'])
    const later = { ...crd, body: { ...crd.body, status: { storedVersions: ['v1'], conditions: [{ type: 'Established' }] } } }

    expect(tokenText(rowsOf({ desired: [crd], live: [later] }))).toBe(tokenText(rowsOf({ desired: [crd], live: [crd] })))
  })

  test('the order in which rows, and keys of an object, come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...approved.bytes], { minLength: approved.bytes.length }), (bytes) => {
        expect(tokenText({ bytes, live: approved.live })).toBe(tokenText(approved))
      }),
    )
    const turned = web({ template: { spec: { containers: [{ image: 'web:2', name: 'web' }] } } })
    const straight = web({ template: { spec: { containers: [{ name: 'web', image: 'web:2' }] } } })
    expect(tokenText(rowsWith(turned))).toBe(tokenText(rowsWith(straight)))
  })

  test('another process, machine or day: the token of these rows is this text', () => {
    const rows = { bytes: [{ part: 'tree', place: 'rendered/e/r/a.yaml', value: 'aa' }], live: [{ part: 'cluster', place: 'uid', value: 'bb' }] } as const

    expect(tokenText(rows)).toMatchInlineSnapshot(
      `"sluice1.D_AMxBE3kL2z1kbuRZrHz0JEqgXwNun46Jsr9wQ5Iw6z2LRCcEPjG5KPjWNbA4gdJ74UKtGZzhg.ZdPFZQAHR-ycZPHcO2i8w4UrVbVYiqjcvbfp1LGXA0ajYc26oG-bJdtxBil_npWX2Uw1bYIikPM"`,
    )
  })
})

describe('a token names what moved', () => {
  test('the field of a live object', () => {
    expect(placesMoved(approved, rowsWith(web({ replicas: 5 })))).toEqual(['Deployment.apps shop/web: spec.replicas'])
  })

  test('an object that was made anew, and one that is gone', () => {
    expect(placesMoved(approved, rowsWith(web({}, { uid: 'u-2' })))).toEqual(['Deployment.apps shop/web'])
    expect(placesMoved(approved, rowsOf({ desired: [desired], live: [] }))).toEqual(['Deployment.apps shop/web'])
  })

  test('another cluster', () => {
    expect(placesMoved(approved, rowsWith(web(), 'cluster-2'))).toEqual(['uid of kube-system'])
  })

  test('the version of a CRD that somebody changed', () => {
    expect(placesMoved(definitionRows(true), definitionRows(false))).toEqual([
      'CustomResourceDefinition.apiextensions.k8s.io gates.example.com: spec.versions[v1beta1]',
    ])
  })

  test('a field that was put back to what is desired, by count: its place is no longer there', () => {
    expect(placesMoved(rowsWith(web({ replicas: 5 })), approved)).toEqual(['gone'])
  })

  const changes = fc.record({
    places: fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 300 }),
    picks: fc.uniqueArray(fc.nat({ max: 299 }), { minLength: 1, maxLength: 12 }),
  })

  test('any four places of however many, and says so where more moved', () => {
    fc.assert(
      fc.property(changes, ({ places, picks }) => {
        const changed = new Set(picks.map((pick) => places[pick % places.length]))
        const before = rowsAt(places, () => 'then')
        const after = rowsAt(places, (place) => (changed.has(place) ? 'now' : 'then'))

        const expected = changed.size > 4 ? ['many'] : [...changed].map(String)

        expect(new Set(placesMoved(before, after))).toEqual(new Set(expected))
      }),
    )
  })

  test('T18: of a Secret neither its values nor a digest of them: two values by one hand at one time are one token', () => {
    const managed = [
      {
        manager: 'kubectl-edit',
        operation: 'Update',
        apiVersion: 'v1',
        time: '2026-11-20T22:14:00Z',
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:data': { 'f:password': {} } },
      },
    ]
    const rows = (value: string, fields: readonly Json[] = managed) => rowsOf({ desired: [secret('d2FudGVk')], live: [secret(value, fields)] })

    expect(tokenText(rows('b25l'))).toBe(tokenText(rows('dHdv')))
    expect(tokenText(rows('b25l'))).not.toBe(tokenText(rows('d2FudGVk')))
    expect(placesMoved(rows('b25l', []), rows('b25l'))).toEqual(['Secret shop/key: data.password'])
  })
})

describe('T18: the Secrets that are committed in plain text', () => {
  const path = 'rendered/e/shop/secret_shop_key.yaml'
  const bytesWith = (password: string, clusterUid: string) => {
    const releases = approvedBytes.releases.map((release) => ({ ...release, secrets: new Map([[path, { text: password, shown: { kind: 'Secret' } }]]) }))
    const capabilities = { ...approvedBytes.environment.capabilities, clusterUid }
    return bytesRows({ ...approvedBytes, environment: { ...approvedBytes.environment, capabilities }, releases })
  }
  const valueOf = (password: string, clusterUid: string): string => bytesWith(password, clusterUid).find(({ place }) => place === path)?.value ?? ''

  test('are covered by a digest that only who knows the cluster can make', () => {
    expect(valueOf('hunter2', 'uid-1')).not.toBe(valueOf('hunter3', 'uid-1'))
    expect(valueOf('hunter2', 'uid-1')).not.toBe(valueOf('hunter2', 'uid-2'))
    expect(valueOf('hunter2', 'uid-1')).not.toBe(createHash('sha256').update('hunter2').digest('hex'))
  })

  test('are covered without their values where no cluster is recorded', () => {
    expect(valueOf('hunter2', '')).toBe(valueOf('hunter3', ''))
  })
})

describe('--token-scope tree', () => {
  test('binds to the bytes and lets the cluster move', () => {
    expect(movedSince(readToken(tokenText(approved)), rowsWith(web({ replicas: 9 }), 'cluster-2'), 'tree')).toEqual([])
  })

  test('still refuses other bytes', () => {
    const other = { ...approved, bytes: bytesRows({ ...approvedBytes, waivers: '' }) }

    expect(movedSince(readToken(tokenText(approved)), other, 'tree')).toMatchObject([{ kind: 'row', row: { part: 'waivers' } }])
  })

  test('is the only one that a token of a snapshot has', () => {
    const unasked = readToken(tokenText({ ...approved, live: undefined }))

    expect(movedSince(unasked, approved, 'tree')).toEqual([])
    expect(movedSince(unasked, approved, 'all')).toEqual([{ kind: 'unasked' }])
  })
})

describe('a text that is no token', () => {
  test.each([
    '',
    'sluice1',
    'sluice2.abc',
    tokenText(approved).slice(0, -1),
    `${tokenText(approved)}.more`,
    tokenText(approved).replace('sluice1', 'sluice9'),
    tokenText(approved).replaceAll('.', ':'),
  ])('%j is refused', (text) => {
    expect(() => readToken(text)).toThrow(expect.objectContaining({ code: 'usage' }))
  })

  test('one that was made up covers nothing', () => {
    const [form, bytes = '', live = ''] = tokenText(approved).split('.')
    const flipped = bytes.startsWith('A') ? `B${bytes.slice(1)}` : `A${bytes.slice(1)}`

    expect(movedSince(readToken(`${form}.${flipped}.${live}`), approved, 'all')).toEqual([{ kind: 'foreign', half: 'bytes' }])
  })

  test('a token is short enough to paste', () => {
    expect(tokenText(approved).length).toBeLessThan(160)
  })
})

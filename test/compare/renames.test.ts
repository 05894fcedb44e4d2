import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import { applyPatch } from './apply-patch.ts'
import { manifest, toldOf } from './told.ts'

const config = (name: string, data: JsonObject) => manifest('v1/ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data }, name)

const settings = { host: 'db', port: '5432', user: 'web', pool: '10' }

const said = (...sides: Parameters<typeof toldOf>) =>
  toldOf(...sides).map((change) => (change.kind === 'rename' ? `${change.from.name} → ${change.object.name}` : `${change.kind} ${change.object.name}`))

const secret = (name: string, token: string) =>
  manifest('v1/Secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name, labels: { a: 'b', c: 'd' } }, type: 'Opaque', stringData: { token } }, name)

const release = (name: string) =>
  ['web', 'worker'].map((part) => config(`${name}-${part}`, { ...settings, url: `http://${name}-${part}.shop`, instance: name, part }))

describe('an object that goes while one much like it comes', () => {
  test.each([
    ['a hash', 'web-config-7d4b9c', 'web-config-5f6a8e'],
    ['a version', 'web-config-v001', 'web-config-v002'],
  ])('is the same one under a name with %s', (_what, before, after) => {
    expect(said([config(before, settings)], [config(after, { ...settings, pool: '20' })])).toEqual([`${before} → ${after}`])
  })

  test('is the same one in a release that is called otherwise', () => {
    expect(said(release('blue'), release('green-shop'))).toEqual(['blue-web → green-shop-web', 'blue-worker → green-shop-worker'])
  })

  test('is another one where little is alike', () => {
    expect(said([config('web-a', { a: '1', b: '2', c: '3' })], [config('web-b', { d: '4', e: '5', f: '6' })])).toEqual(['delete web-a', 'create web-b'])
  })

  test('is another one where it is of another kind', () => {
    const role = manifest('rbac.authorization.k8s.io/v1/Role', { data: settings }, 'web-2')

    expect(said([config('web-1', settings)], [role])).toEqual(['delete web-1', 'create web-2'])
  })

  test('is paired with the one that is most alike, the same from either side', () => {
    const before = [config('web-a1', settings), config('web-a2', { ...settings, pool: '20' })]
    const after = [config('web-b1', { ...settings, pool: '20' }), config('web-b2', settings)]

    expect(said(before, after)).toEqual(['web-a2 → web-b1', 'web-a1 → web-b2'])
    expect(said(after, before)).toEqual(['web-b2 → web-a1', 'web-b1 → web-a2'])
  })

  test('has a patch that turns the one into the other', () => {
    const [before, after] = [config('web-v1', settings), config('web-v2', { ...settings, pool: '20' })]
    const [change] = toldOf([before], [after])

    expect(applyPatch(before.body, change?.patch ?? [])).toEqual(after.body)
  })

  test('shows no value of a Secret', () => {
    const [change] = toldOf([secret('s-1', 'hunter2')], [secret('s-2', 'hunter3')])

    expect(change?.kind).toBe('rename')
    expect(JSON.stringify([change?.differences, change?.patch])).not.toContain('hunter')
  })
})

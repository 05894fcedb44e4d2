import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { pinned, unusedEntries } from '../../src/render/render.ts'

const object = (kind: string, name: string, body: JsonObject): Manifest => ({ id: { group: '', kind, namespace: 'ns', name }, version: 'v1', body })
const secret = (password: Json, more: JsonObject = {}): Manifest => object('Secret', 's', { data: { password, ...more } })
const deployment = (checksum: string): Manifest =>
  object('Deployment', 'd', { spec: { template: { metadata: { annotations: { 'checksum/secret': checksum } } } } })
const accept = [{ kind: 'Secret', name: 's', path: '/data/password' }]
const hash = (digit: string): string => digit.repeat(64)

test('an accepted field keeps what stands, whatever the renderings say; everything beside it moves', () => {
  const settled = pinned({ first: [secret('a', { user: 'new' })], second: [secret('b', { user: 'new' })], standing: [secret('z', { user: 'old' })] }, accept)

  expect(settled.first).toEqual([secret('z', { user: 'new' })])
  expect(settled.second).toEqual(settled.first)
})

test('where nothing stands, the first rendering is taken', () => {
  const settled = pinned({ first: [secret('a')], second: [secret('b')], standing: [] }, accept)

  expect([settled.first, settled.second]).toEqual([[secret('a')], [secret('a')]])
})

test('a path goes through lists and keys with slashes and tildes, and one that leads nowhere changes nothing', () => {
  const before = object('X', 'x', { list: [{ 'a/b~c': 1 }, { 'a/b~c': 2 }] })
  const standing = object('X', 'x', { list: [{ 'a/b~c': 8 }, { 'a/b~c': 9 }], gone: 1 })
  const paths = ['/list/1/a~1b~0c', '/list/7/a', '/gone', '/list/0/a~1b~0c/deeper'].map((path) => ({ kind: 'X', name: 'x', path }))

  expect(pinned({ first: [before], second: [before], standing: [standing] }, paths).first).toEqual([
    object('X', 'x', { list: [{ 'a/b~c': 1 }, { 'a/b~c': 9 }] }),
  ])
})

test('a checksum of what is accepted stays while the accepted objects stay', () => {
  const settled = pinned(
    { first: [secret('a'), deployment(hash('1'))], second: [secret('b'), deployment(hash('2'))], standing: [secret('z'), deployment(hash('9'))] },
    accept,
  )

  expect(settled.first).toEqual([secret('z'), deployment(hash('9'))])
  expect(settled.second).toEqual(settled.first)
})

test('a checksum is a new one when an accepted object changes beside its accepted fields, so that the pods start anew', () => {
  const more = { user: 'new' }

  const settled = pinned(
    { first: [secret('a', more), deployment(hash('1'))], second: [secret('b', more), deployment(hash('2'))], standing: [secret('z'), deployment(hash('9'))] },
    accept,
  )

  expect(settled.first).toEqual([secret('z', more), deployment(hash('1'))])
  expect(settled.second).toEqual(settled.first)
})

test.each([
  ['is the same in both renderings', hash('1'), hash('1')],
  ['is no checksum', 'one', 'two'],
])('an annotation that %s is left alone', (_what, one, two) => {
  const settled = pinned(
    { first: [secret('a'), deployment(one)], second: [secret('b'), deployment(two)], standing: [secret('z'), deployment(hash('9'))] },
    accept,
  )

  expect([settled.first[1], settled.second[1]]).toEqual([deployment(one), deployment(two)])
})

test('a checksum that moves is left alone where nothing is accepted', () => {
  const settled = pinned({ first: [deployment(hash('1'))], second: [deployment(hash('2'))], standing: [deployment(hash('9'))] }, [])

  expect(settled.first).toEqual([deployment(hash('1'))])
})

test('entries that meet no difference are named: other objects, other paths, fields that both renderings agree on', () => {
  const entries = [...accept, { kind: 'Secret', name: 't', path: '/data/password' }, { kind: 'Secret', name: 's', path: '/data/user' }]

  expect(unusedEntries({ first: [secret('a', { user: 'u' })], second: [secret('b', { user: 'u' })], standing: [] }, entries)).toEqual(entries.slice(1))
})

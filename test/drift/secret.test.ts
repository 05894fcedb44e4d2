import { expect, test } from 'vitest'
import { findDrift } from '../../src/drift/drift.ts'
import { toJsonText, type JsonObject } from '../../src/model/json.ts'
import { asLive, manifest, ours } from './objects.ts'

const secret = (parts: JsonObject): JsonObject => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'shop' }, ...parts })

const base64 = (text: string): string => Buffer.from(text).toString('base64')

const oursAt = (part: string) => ours({ [part]: { 'f:password': {} } })

test('a changed value of a Secret is seen and never shown', () => {
  const desired = manifest(secret({ data: { password: base64('swordfish'), user: base64('harry') } }))
  const live = manifest(
    asLive(secret({ data: { password: base64('tunafish'), user: base64('harry') } }), [
      { manager: 'kubectl-patch', fields: { 'f:data': { 'f:password': {} } } },
    ]),
  )

  const drift = findDrift({ desired: [desired], live: [live], extra: [] })

  expect(drift).toMatchObject([{ kind: 'changed', fields: [{ path: 'data.password', desired: '(secret)', live: '(secret)', manager: 'kubectl-patch' }] }])
  expect(drift).toMatchObject([{ patch: [{ op: 'replace', path: '/data/password', value: '(secret)' }] }])
  for (const value of ['swordfish', 'tunafish', 'harry']) expect(toJsonText(drift)).not.toContain(base64(value))
})

test('of a redacted Secret only its presence and its keys are desired', () => {
  const desired = manifest({ ...secret({ data: { password: '(redacted)', user: '(redacted)' } }), type: 'Opaque' })
  const asIs = manifest(secret({ type: 'kubernetes.io/basic-auth', data: { password: base64('swordfish'), user: base64('harry'), more: base64('x') } }))
  const without = manifest(secret({ data: { user: base64('harry') } }))

  expect(findDrift({ desired: [desired], live: [asIs], extra: [] })).toEqual([])
  expect(findDrift({ desired: [desired], live: [without], extra: [] })).toMatchObject([{ kind: 'changed', fields: [{ path: 'data.password' }] }])
  expect(findDrift({ desired: [desired], live: [], extra: [] })).toMatchObject([{ kind: 'missing' }])
})

test('what a missing or an extra Secret holds, and what kubectl noted of it, is not shown either', () => {
  const noted = {
    metadata: { name: 's', namespace: 'shop', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': 'swordfish' } },
    stringData: { password: 'swordfish' },
    data: { other: base64('swordfish') },
  }
  const extra = manifest({ ...secret(noted), metadata: { ...noted.metadata, name: 'old' } })

  const drift = findDrift({ desired: [manifest(secret(noted))], live: [], extra: [extra] })

  expect(drift).toHaveLength(2)
  expect(toJsonText(drift)).not.toContain('swordfish')
  expect(toJsonText(drift)).not.toContain(base64('swordfish'))
})

test('stringData is equal to the data that it became', () => {
  const live = asLive(secret({ data: { password: base64('swordfish') } }), [oursAt('f:stringData')])

  expect(findDrift({ desired: [manifest(secret({ stringData: { password: 'swordfish' } }))], live: [manifest(live)], extra: [] })).toEqual([])
})

test('stringData whose key was edited is drift, although the entry still says it is ours', () => {
  const live = asLive(secret({ data: { password: base64('tunafish') } }), [oursAt('f:stringData')])

  expect(findDrift({ desired: [manifest(secret({ stringData: { password: 'swordfish' } }))], live: [manifest(live)], extra: [] })).toMatchObject([
    { fields: [{ path: 'data.password' }] },
  ])
})

test('base64 with line breaks is equal to the same bytes without', () => {
  const live = asLive(secret({ data: { password: 'c3dvcmRmaXNo' } }), [oursAt('f:data')])

  expect(findDrift({ desired: [manifest(secret({ data: { password: 'c3dvcm\nRmaXNo\n' } }))], live: [manifest(live)], extra: [] })).toEqual([])
})

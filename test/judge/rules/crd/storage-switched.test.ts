import { expect, test } from 'vitest'
import { crd, judgeCrds, version } from '../../builders.ts'

const pair = (storage: string) => crd({ versions: ['v1', 'v2'].map((name) => version(name, {}, { storage: name === storage })) })

test('a storage flag that moves while both versions stay warns', () => {
  expect(judgeCrds(pair('v1'), pair('v2'))).toMatchObject([{ rule: 'crd/storage-switched', severity: 'warn', change: 'v1 → v2' }])
})

test('a new version that does not store anything is no finding', () => {
  expect(judgeCrds(crd({ versions: [version('v1', {})] }), pair('v1'))).toEqual([])
})

import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, serving } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const service = (spec: JsonObject): Manifest => serving('shop/web', { port: 80, name: 'tcp' }, spec)
const said = (before: Manifest, after: Manifest): readonly string[] =>
  findingsOf('vip-toggled', [before], [after]).map(({ severity, change }) => `${severity} ${change}`)

test('a Service that becomes headless, or stops being so, has other listeners', () => {
  expect(said(service({}), service({ clusterIP: 'None' }))).toEqual(['warn an address → None'])
  expect(said(service({ clusterIP: 'None' }), service({ clusterIP: '10.96.0.7' }))).toEqual(['warn None → an address'])
})

test('an address that only gets known, or changes, keeps the form of the listener', () => {
  expect(said(service({}), service({ clusterIP: '10.96.0.7' }))).toEqual([])
  expect(said(service({ clusterIP: '10.96.0.7' }), service({ clusterIP: '10.96.0.8' }))).toEqual([])
})

test('a Service that is new, and one that is only another name, have no listener to lose', () => {
  const alias = object('Service', 'shop/web', { spec: { type: 'ExternalName', externalName: 'web.example.com' } })

  expect(findingsOf('vip-toggled', [], [service({ clusterIP: 'None' })])).toEqual([])
  expect(said(alias, service({ clusterIP: 'None' }))).toEqual([])
})

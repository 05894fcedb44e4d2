import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, running, serving } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const web = serving('shop/web', { port: 80, name: 'http' })
const subset = (labels: JsonObject, host = 'web'): Manifest => object('DestinationRule', 'shop/web', { spec: { host, subsets: [{ name: 'v2', labels }] } })
const said = (...after: readonly Manifest[]): readonly string[] =>
  findingsOf('subset-selects-nothing', [], after).map(({ severity, path }) => `${severity} ${path}`)

test('a subset whose labels no template has is empty', () => {
  expect(said(web, running('shop/web', { version: 'v1' }), subset({ version: 'v2' }))).toEqual(['warn spec.subsets[0].labels'])
})

test('the labels of a Deployment’s pods count, and all of the subset’s must be among them', () => {
  expect(said(web, running('shop/web', { version: 'v2' }), subset({ version: 'v2' }))).toEqual([])
  expect(said(web, running('shop/web', { version: 'v2' }), subset({ version: 'v2', tier: 'gold' }))).toHaveLength(1)
  expect(said(web, running('shop/web'), subset({}))).toEqual([])
})

test('pods that the Service does not select are none of its subset', () => {
  expect(said(web, running('shop/web'), running('shop/other', { version: 'v2' }), subset({ version: 'v2' }))).toHaveLength(1)
})

test('where no pod of the Service is among the manifests, or no such Service, nothing is said', () => {
  expect(said(web, subset({ version: 'v2' }))).toEqual([])
  expect(said(web, running('shop/web'), subset({ version: 'v2' }, 'web.example.com'))).toEqual([])
})

test('where a pod runs is no label of its template', () => {
  expect(said(web, running('shop/web', { version: 'v2' }), subset({ version: 'v2', 'topology.kubernetes.io/zone': 'eu-1a' }))).toEqual([])
})

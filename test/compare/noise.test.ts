import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import { differencesOf } from './told.ts'

const noises = (type: string, before: JsonObject, after: JsonObject) => differencesOf(type, before, after).map(({ noise }) => noise ?? 'to be seen')

const meta = (key: 'labels' | 'annotations', entries: JsonObject): JsonObject => ({ metadata: { [key]: entries } })

const imageOf = (image: string): JsonObject => ({ spec: { image } })

describe('a version bump', () => {
  test.each([
    ['helm.sh/chart', 'istiod-1.28.0', 'istiod-1.30.0'],
    ['app.kubernetes.io/version', 'main', '2'],
    ['operator.example.com/version', 'v0.16.1', 'v0.21.0'],
  ])('%s of %s is a label', (name, before, after) => {
    expect(noises('v1/Service', meta('labels', { [name]: before }), meta('labels', { [name]: after }))).toEqual(['label'])
  })

  test.each([
    ['prometheus.io/port', '8080', '9090'],
    ['service.example.com/internal', 'true', 'false'],
    ['example.com/range', '10.0.0.1', '10.0.0.2'],
    ['example.com/weight', '1.5', '2.5'],
  ])('%s is none', (name, before, after) => {
    expect(noises('v1/Service', meta('annotations', { [name]: before }), meta('annotations', { [name]: after }))).toEqual(['to be seen'])
  })

  test('another tag of the same repository is an image', () => {
    expect(noises('v1/Pod', imageOf('quay.io/a/b:1'), imageOf('quay.io/a/b:2'))).toEqual(['image'])
    expect(noises('v1/Pod', imageOf('nginx:1'), imageOf('nginx:2'))).toEqual(['image'])
  })

  test('another repository is to be seen, and so is a tag that comes', () => {
    expect(noises('v1/Pod', imageOf('quay.io/a/b:1'), imageOf('docker.io/a/b:1'))).toEqual(['to be seen'])
    expect(noises('v1/Pod', imageOf('nginx'), imageOf('nginx:2'))).toEqual(['to be seen'])
    expect(noises('v1/Pod', imageOf('localhost:5000/a'), imageOf('localhost:5001/a'))).toEqual(['to be seen'])
  })

  test('a checksum is one only where it is called so', () => {
    const [before, after] = ['a'.repeat(64), 'b'.repeat(64)]

    expect(noises('v1/Pod', meta('annotations', { 'checksum/config': before }), meta('annotations', { 'checksum/config': after }))).toEqual(['checksum'])
    expect(noises('v1/Pod', meta('annotations', { fingerprint: before }), meta('annotations', { fingerprint: after }))).toEqual(['to be seen'])
  })
})

const schema = (field: JsonObject): JsonObject => ({ spec: { versions: [{ name: 'v1', schema: { openAPIV3Schema: field } }] } })

describe('descriptions', () => {
  const crd = 'apiextensions.k8s.io/v1/CustomResourceDefinition'

  test('that of a field in a CRD is folded', () => {
    expect(noises(crd, schema({ description: 'a' }), schema({ description: 'b' }))).toEqual(['doc'])
  })

  test('a field that is called so is to be seen', () => {
    expect(noises(crd, schema({ properties: { description: 1 } }), schema({ properties: { description: 2 } }))).toEqual(['to be seen'])
  })

  test('what an alert says is to be seen', () => {
    expect(noises('v1/PrometheusRule', { description: 'a' }, { description: 'b' })).toEqual(['to be seen'])
  })
})

import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import { object } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const tls = { mode: 'SIMPLE' }
const outlierDetection = { consecutive5xxErrors: 5 }
const forPort = (settings: JsonObject): JsonObject => ({ portLevelSettings: [{ port: { number: 443 }, ...settings }] })

/** "path: message" of what is said of a rule that is new. */
const said = (spec: JsonObject): readonly string[] =>
  findingsOf('port-policy-drops', [], [object('DestinationRule', 'shop/web', { spec: { host: 'web', ...spec } })]).map(
    ({ path, message }) => `${path}: ${message}`,
  )

const subset = (trafficPolicy: JsonObject): JsonObject => ({ trafficPolicy: { tls }, subsets: [{ name: 'v1', trafficPolicy }] })

test('settings for a port that do not repeat those for all ports take them away there', () => {
  expect(said({ trafficPolicy: { tls, outlierDetection, ...forPort({ loadBalancer: { simple: 'RANDOM' } }) } })).toEqual([
    'spec.trafficPolicy.portLevelSettings[0]: Port 443 does without tls and outlierDetection of DestinationRule shop/web: its own settings replace all of them',
  ])
})

test('settings that repeat all, and a policy without any, lose nothing', () => {
  expect(said({ trafficPolicy: { tls, ...forPort({ tls: { mode: 'DISABLE' } }) } })).toEqual([])
  expect(said({ trafficPolicy: forPort({ tls }) })).toEqual([])
  expect(said({ trafficPolicy: { tls } })).toEqual([])
})

test('a subset inherits the policy of the rule, and loses it at a port of its own settings', () => {
  expect(said(subset({ outlierDetection, ...forPort({}) }))).toEqual([
    expect.stringMatching(/^spec\.subsets\[0\]\.trafficPolicy\.portLevelSettings\[0\]: .*tls and outlierDetection/),
  ])
  expect(said(subset({ outlierDetection }))).toEqual([])
})

import { expect, test } from 'vitest'
import { decide } from '../../src/gate/gate.ts'
import { judge } from '../../src/judge/judge.ts'
import type { JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { strictPolicy } from '../../src/model/workspace.ts'
import { crd, version } from './builders.ts'
import { files } from './manifests.ts'

/** A schema that breaks whatever reads its type, as a bug in a rule would. */
const breaking: JsonObject = Object.defineProperty({}, 'type', {
  enumerable: true,
  get: () => {
    throw new TypeError('hunter2')
  },
})

const schemaOf = (a: JsonObject): Manifest => crd({ versions: [version('v1', { a })] })
const called = (name: string, manifest: Manifest): Manifest => ({ ...manifest, id: { ...manifest.id, name } })
const text = { type: 'string' }

const findings = judge({
  base: [],
  desired: [schemaOf(breaking), called('tills.example.com', schemaOf({ type: 'integer' }))],
  cluster: files({ crds: [schemaOf(text), called('tills.example.com', schemaOf(text))] }),
})

test('a rule that breaks off blocks, with its reason and nothing of what it read', () => {
  expect(findings).toContainEqual(
    expect.objectContaining({
      rule: 'gate/rule-broken',
      severity: 'block',
      lane: 'Gate',
      object: expect.objectContaining({ name: 'shops.example.com' }),
      message: expect.stringMatching(/^Not judged: .* broke off with TypeError/),
    }),
  )
  expect(JSON.stringify(findings)).not.toContain('hunter2')
})

test('what the rules find elsewhere stands beside it', () => {
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'crd/type-changed', object: expect.objectContaining({ name: 'tills.example.com' }) }))
})

test('no waiver answers for it', () => {
  const all = { text: '*', fits: () => true }
  const waiver = { rule: 'gate/rule-broken', object: all, path: all, reason: 'x', owner: 'y', expires: '2999-12-31', file: 'w.yml', line: 1 }
  const { blocking } = decide(findings, { policy: strictPolicy, waivers: [waiver], today: '2026-11-26', isWhole: true })

  expect(blocking.map(({ rule }) => rule)).toContain('gate/rule-broken')
})

import * as fc from 'fast-check'
import jsonPatch from 'fast-json-patch'
import { expect, test } from 'vitest'
import { findDrift } from '../../src/drift/drift.ts'
import type { PatchOperation } from '../../src/model/change.ts'
import { listAt, textAt, type Json, type JsonObject } from '../../src/model/json.ts'
import { deployment, widget } from './bodies.ts'
import { asLive, containerFields, key, manifest, ours } from './objects.ts'

function patchOf(desired: JsonObject, live: JsonObject): readonly PatchOperation[] {
  const [drift] = findDrift({ desired: [manifest(desired)], live: [manifest(live)], extra: [] })
  return drift?.kind === 'changed' ? drift.patch : []
}

/** By another implementation than the one that made the patch. */
const patched = (live: JsonObject, patch: readonly PatchOperation[]): JsonObject =>
  jsonPatch.applyPatch(
    structuredClone(live),
    patch.map((step) => structuredClone(step)),
    true,
  ).newDocument

const names = ['A', 'B', 'C', 'D', 'E', 'F']
const value = fc.constantFrom('1', '2', '3')
const variables = fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), value }), { selector: ({ name }) => name })
// The live list may hold a name twice.
const liveVariables = fc.array(fc.record({ name: fc.constantFrom(...names), value }), { maxLength: 8 })

test('the patch puts a keyed list back: order, missing, doubled and disowned items, and others keep theirs', () => {
  fc.assert(
    fc.property(variables, liveVariables, fc.subarray(names), (desired, live, owned) => {
      const fields = Object.fromEntries(owned.map((name) => [key({ name }), { '.': {}, 'f:name': {}, 'f:value': {} }]))
      const there = asLive(deployment({ env: live }), [
        ours(containerFields({ 'f:env': fields })),
        { manager: 'x', fields: containerFields({ 'f:env': { [key({ name: 'Z' })]: {} } }) },
      ])

      const after = patched(there, patchOf(deployment({ env: desired }), there))

      expect(patchOf(deployment({ env: desired }), after)).toEqual([])
      const env = envOf(after)
      const wanted = new Set(desired.map(({ name }) => name))
      expect(env.filter(({ name }) => wanted.has(name))).toEqual(desired)
      const foreign = (list: readonly { name: string }[]) => list.filter(({ name }) => !wanted.has(name) && !owned.includes(name))
      expect(foreign(env)).toEqual(foreign(live))
    }),
  )
})

const envOf = (body: JsonObject): readonly { name: string; value: string }[] =>
  listAt(body, 'spec', 'template', 'spec', 'containers', 0, 'env').map((item) => ({ name: textAt(item, 'name') ?? '', value: textAt(item, 'value') ?? '' }))

const leaf = fc.oneof(fc.constantFrom('x', 'y'), fc.constantFrom(1, 2), fc.boolean(), fc.constant(null), fc.constant(''))
const tree = fc.letrec<{ node: Json }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b/c', 'd~e', 'metadata'), tie('node'), { maxKeys: 3 }),
  ),
})).node

test('the patch puts any custom resource back', () => {
  fc.assert(
    fc.property(tree, tree, (desired, live) => {
      const there = asLive(widget(live), [])

      expect(patchOf(widget(desired), patched(there, patchOf(widget(desired), there)))).toEqual([])
    }),
  )
})

test('what was applied as it is desired has no drift, whatever it holds', () => {
  fc.assert(
    fc.property(tree, (spec) => {
      expect(findDrift({ desired: [manifest(widget(spec))], live: [manifest(asLive(widget(spec), [ours({ 'f:spec': {} })]))], extra: [] })).toEqual([])
    }),
  )
})

test('the order of keys changes nothing', () => {
  const desired = { env: [{ name: 'A', value: '1' }], image: 'a', args: ['--x'] }
  const live = asLive(deployment({ image: 'b', args: ['--y'] }), [])
  const turned = Object.fromEntries(Object.entries(desired).toReversed())

  expect(patchOf(deployment(turned), live)).toEqual(patchOf(deployment(desired), live))
})

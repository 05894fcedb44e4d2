import { existsSync, readFileSync } from 'node:fs'
import jsonPatch from 'fast-json-patch'
import { describe, expect, test } from 'vitest'
import { findDrift } from '../../src/drift/drift.ts'
import type { Drift } from '../../src/model/drift.ts'
import { at, fromJsonText, isObject, objectAt, textAt, type Json, type JsonObject } from '../../src/model/json.ts'
import { manifest } from './objects.ts'

// Objects of public charts as a real API server kept them, with what its own dry-run says of a forced apply.
const corpus = new URL('../../../shared/corpus/drift/', import.meta.url)

type Line = { readonly id: string; readonly truth: Json; readonly hasDrift: boolean; readonly found: readonly Drift[] }

function linesOf(name: string): readonly Line[] {
  const lines = readFileSync(new URL(name, corpus), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const pair = fromJsonText(line)
    const truth = objectAt(pair, 'truth')
    return { id: textAt(pair, 'id') ?? '', truth, hasDrift: truth['drift'] === true, found: driftOf(objectAt(pair, 'desired'), at(pair, 'live')) }
  })
}

function driftOf(desired: JsonObject, live: Json | undefined): readonly Drift[] {
  const wanted = manifest(desired)
  // Items of a list carry no apiVersion and kind; the adapter puts them back.
  const bodies = isObject(live) ? [{ apiVersion: desired['apiVersion'] ?? '', kind: desired['kind'] ?? '', ...live }] : []
  return findDrift({ desired: [wanted], live: bodies.map((body) => ({ ...manifest(body), id: wanted.id })), extra: [] })
}

function afterPatch(drift: Drift): readonly Drift[] {
  if (drift.kind !== 'changed') return []
  const steps = drift.patch.map((step) => structuredClone(step))
  const body = jsonPatch.applyPatch(structuredClone(drift.live.body), steps, true).newDocument
  return findDrift({ desired: [drift.desired], live: [{ ...drift.live, body }], extra: [] })
}

const wrong = (lines: readonly Line[]): readonly string[] => lines.filter(({ hasDrift, found }) => found.length > 0 !== hasDrift).map(({ id }) => id)

describe.skipIf(!existsSync(corpus))('the corpus of drift in ../shared', () => {
  test('clean objects show no drift, but for two that managedFields cannot explain', () => {
    expect(wrong(linesOf('clean.jsonl'))).toEqual([
      'foreign:/api/v1/namespaces/own/pods/pod@plain/p567', // Admission adds tolerations to a Pod that has no entry of ours.
      'special:mut-admission', // Admission rewrites an image on our own request: needs a record of what apply returned.
    ])
  })

  test("edited objects show their drift and harmless edits none, but for an aggregated role, whose rules are a controller's", () => {
    expect(wrong(linesOf('edited.jsonl'))).toEqual(['controllers:/apis/rbac.authorization.k8s.io/v1/clusterroles/own-agg'])
  })

  test('each patch puts the object back', () => {
    const changed = linesOf('edited.jsonl')
      .flatMap(({ found }) => found)
      .filter((drift) => drift.kind === 'changed' && drift.id.kind !== 'Secret')

    expect(changed.length).toBeGreaterThan(40)
    for (const drift of changed) expect(afterPatch(drift), drift.id.name).toEqual([])
  })

  test('nobody is blamed who did not do it', () => {
    const blamed = linesOf('edited.jsonl').filter(({ hasDrift, truth }) => hasDrift && !['?', '-', ''].includes(textAt(truth, 'manager') ?? ''))

    for (const { id, truth, found } of blamed) {
      const managers = found.flatMap((drift) => (drift.kind === 'changed' ? drift.fields.map(({ manager }) => manager) : []))
      expect([textAt(truth, 'manager')], id).toEqual(expect.arrayContaining(managers))
    }
  })
})

import { existsSync, readFileSync } from 'node:fs'
import jsonPatch from 'fast-json-patch'
import { describe, expect, test } from 'vitest'
import { findDrift } from '../../src/drift/drift.ts'
import type { Drift } from '../../src/model/drift.ts'
import { corpus, readLines, schemasOfServer, type Line } from './corpus-lines.ts'
import { judgeLine, type Verdict } from './judge-line.ts'

const linesOf = (name: string): readonly Line[] => readLines(readFileSync(new URL(name, corpus), 'utf8'))

const schemaOf = schemasOfServer()

function afterPatch(drift: Drift): readonly Drift[] {
  if (drift.kind !== 'changed') return []
  const steps = drift.patch.map((step) => structuredClone(step))
  const body = jsonPatch.applyPatch(structuredClone(drift.live.body), steps, true).newDocument
  return findDrift({ desired: [drift.desired], live: [{ ...drift.live, body }], extra: [], schemaOf }).filter(({ kind }) => kind === 'changed')
}

const wrong = (lines: readonly Line[], question: Verdict['question']): readonly string[] =>
  lines
    .flatMap(judgeLine)
    .filter((verdict) => verdict.question === question && !verdict.agrees)
    .map(({ id }) => id)

describe.skipIf(!existsSync(corpus))('the corpus of drift in ../shared', () => {
  test('clean objects show no drift, but for one that managedFields cannot explain', () => {
    expect(wrong(linesOf('clean.jsonl'), 'drift')).toEqual([
      'special:mut-admission', // Admission rewrites an image on our own request: needs a record of what apply returned.
    ])
  })

  test('edited objects show their drift and harmless edits none', () => {
    expect(wrong(linesOf('edited.jsonl'), 'drift')).toEqual([])
  })

  test('every drift is found where the truth says, or inside of it', () => {
    expect(wrong(linesOf('edited.jsonl'), 'paths')).toEqual([])
  })

  test('each patch puts the object back', () => {
    const changed = linesOf('edited.jsonl')
      .flatMap(({ found }) => found)
      .filter((drift) => drift.kind === 'changed' && drift.id.kind !== 'Secret')

    expect(changed.length).toBeGreaterThan(40)
    for (const drift of changed) expect(afterPatch(drift), drift.id.name).toEqual([])
  })

  test('whoever managedFields can name is named, and nobody else, but for who took away what the server then filled again', () => {
    expect(wrong(linesOf('edited.jsonl'), 'managers')).toEqual([
      // The truth says that a removal leaves no trace; these do, since whoever removed owns what stands there now.
      'edited:crd-schema-prop-removed',
      'edited:replicas-removed',
      'edited:sts-replicas-removed',
    ])
  })
})

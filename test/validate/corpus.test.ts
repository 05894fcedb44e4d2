import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromJsonText, listAt, textAt, type Json } from '../../src/model/json.ts'
import { specValidator, thing, wrongWith } from './build.ts'
import { judgeRow } from './judge-row.ts'

// Schemas and objects with what a real API server answered: accepted or refused, why, and what it stored.
const corpus = new URL('../../../shared/corpus/validate/', import.meta.url)

const linesOf = (name: string): readonly string[] =>
  readFileSync(new URL(name, corpus), 'utf8')
    .split('\n')
    .filter((line) => line !== '')

const wrong = (lines: readonly string[]): readonly string[] =>
  lines.flatMap(judgeRow).flatMap(({ id, question, agrees, detail }) => (agrees ? [] : [`${id}: ${question}: ${detail}`]))

describe.skipIf(!existsSync(corpus))('the corpus of validate in ../shared', () => {
  test('objects that are created are judged as the server judges them', () => {
    const lines = linesOf('create.jsonl')

    expect(wrong(lines)).toEqual([])
    expect(lines.length).toBeGreaterThan(8000)
  })

  test('objects that meet a new schema are read, put back unchanged and edited as on the server', () => {
    const lines = linesOf('update.jsonl')

    expect(wrong(lines)).toEqual([])
    expect(lines.length).toBeGreaterThan(1400)
  })

  test('schemas that the server refused are refused', () => {
    const lines = linesOf('create-schema-refused.jsonl')

    expect(wrong(lines)).toEqual([])
    expect(lines.length).toBeGreaterThan(100)
  })

  test('patterns match what they match in Go', () => {
    const rows = linesOf('regex.jsonl').map(fromJsonText)

    for (const row of rows) expect(unmatched(textAt(row, 'pattern') ?? '', listAt(row, 'strings')), textAt(row, 'pattern')).toEqual(unmatchedInGo(row))
    expect(rows.length).toBeGreaterThan(80)
  })

  test('no rule of the projects in the corpus is unknown', () => {
    const rows = linesOf('cel-corpus.jsonl').map(fromJsonText)
    const unknown = rows.filter((row) => isUnknown(textAt(row, 'rule') ?? '', textAt(row, 'selfSchemaType') ?? 'object'))

    expect(unknown).toEqual([])
    expect(rows.length).toBe(180)
  })
})

const unmatchedInGo = (row: Json): readonly Json[] => listAt(row, 'strings').filter((_, index) => listAt(row, 'go')[index] !== true)

function unmatched(pattern: string, strings: readonly Json[]): readonly Json[] {
  const answer = specValidator({ type: 'array', items: { type: 'string', pattern } }).create(thing(strings))
  const failed = answer.kind === 'judged' ? answer.causes.map(({ path }) => Number(/\d+/.exec(path)?.[0])) : []
  return strings.filter((_, index) => failed.includes(index))
}

function isUnknown(rule: string, type: string): boolean {
  const example = { array: [], string: '', integer: 1 }[type] ?? {}
  const items = type === 'array' ? { items: { type: 'object' } } : {}
  return wrongWith({ type, ...items, 'x-kubernetes-validations': [{ rule }] }, example).some((cause) => cause.includes('Unknown'))
}

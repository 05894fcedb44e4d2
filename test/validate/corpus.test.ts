import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { judgeRow } from './judge-row.ts'

// Schemas and objects with what a real API server answered: accepted or refused, why, and what it stored.
const corpus = new URL('../../../shared/corpus/validate/', import.meta.url)

const linesOf = (name: string): readonly string[] =>
  readFileSync(new URL(name, corpus), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.includes('x-kubernetes-validations'))

const wrong = (lines: readonly string[]): readonly string[] =>
  lines.flatMap(judgeRow).flatMap(({ id, question, agrees, detail }) => (agrees ? [] : [`${id}: ${question}: ${detail}`]))

describe.skipIf(!existsSync(corpus))('the corpus of validate in ../shared', () => {
  test('objects that are created are judged as the server judges them', () => {
    const lines = linesOf('create.jsonl')

    expect(wrong(lines)).toEqual([])
    expect(lines.length).toBeGreaterThan(1000)
  })

  test('objects that meet a new schema are read, put back unchanged and edited as on the server', () => {
    const lines = linesOf('update.jsonl')

    expect(wrong(lines)).toEqual([])
    expect(lines.length).toBeGreaterThan(800)
  })
})

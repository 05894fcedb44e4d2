import { expect, test } from 'vitest'
import { dependencesOf } from '../../src/render/render.ts'

test('H01 what the templates call says on what a rendering depends', () => {
  expect([...dependencesOf(['genCA', 'keys', 'lookup', 'now', 'quote'], [])].toSorted()).toEqual(['chance', 'clock', 'cluster', 'order'])
})

test.each([
  ['plain', 'x: "{{ randAlphaNum 5 }}"'],
  ['quoted', String.raw`x: "{{ printf \"%s}}\" (randAlphaNum 5) }}"`],
  ['in a block', 'x: |\n  {{- if .y }}\n  {{ randAlphaNum\n    5 }}\n'],
  ['without an end', 'x: {{ randAlphaNum'],
])('H01 values that hold templates count too: %s', (_how, values) => {
  expect([...dependencesOf([], [values])]).toEqual(['chance'])
})

test('H01 values without templates depend on nothing, whatever words they hold', () => {
  expect([...dependencesOf([], ['now: randAlphaNum\nkeys: [date]\n', 'x: "{{ .Release.Name }}"\nnow: 1\n'])]).toEqual([])
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readArchive } from '../../src/adapters/charts/archive.ts'
import { unstableCallsIn } from '../../src/adapters/charts/template-calls.ts'
import { unstableFunctions } from '../../src/model/unstable-functions.ts'
import { scratchFolder } from './chart-folder.ts'
import { chartEntries, packed } from './packed.ts'
import { chartsOf, releaseOf } from './releases.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/charts', import.meta.url))

test.each([...unstableFunctions.keys()])('H01 a call of %s is seen', (name) => {
  expect([...unstableCallsIn(`a: {{ ${name} 5 | quote }}`)]).toEqual([name])
})

test.each([
  ['with trim markers', '{{- randAlpha 5 -}}'],
  ['over several lines', '{{\n  .Values.x | default\n  (randAlpha 5)\n}}'],
  ['behind a string that looks like an end', '{{ printf "}}" | cat (randAlpha 5) }}'],
  ['behind a string with an escaped quote', String.raw`{{ printf "\"}}" | cat (randAlpha 5) }}`],
  ['behind a raw string', '{{ printf `"}}` | cat (randAlpha 5) }}'],
  ['behind a quote that is a character', String.raw`{{ eq 34 '"' }}{{ eq 39 '\'' }}{{ randAlpha 5 }}`],
  ['behind a comment', '{{/* "}} */}}{{- /* ` */ -}}{{ randAlpha 5 }}'],
  ['in a string that goes through tpl', '{{ tpl "{{ randAlpha 5 }}" . }}'],
  ['in a string with quotes that goes through tpl', String.raw`{{ tpl "{{ cat \"}}\" (randAlpha 5) }}" . }}`],
  ['in a raw string that goes through tpl', '{{ tpl `{{ "}}" | cat (randAlpha 5) }}` . }}'],
  ['in a value that YAML quotes', String.raw`x: "{{ printf \"%s\" (randAlpha 5) }}"`],
  ['in a value among others', 'a: "{{ x }}"\nb: |\n  {{ randAlpha 5 }}\n'],
  ['in a value that is quoted twice', String.raw`x: "{{ tpl \"{{ printf \\"%s\\" (randAlpha 5) }}\" . }}"`],
  ['in a file of more than a MiB, where every mention counts', `${' '.repeat(2 ** 20)}{{ randAlpha 5 }}`],
  ['in an action that never ends', '{{ if randAlpha 5'],
  ['behind a string that never ends', '{{ "x }} {{ randAlpha 5 }}'],
  ['in a definition', '{{ define "x" }}{{ randAlpha 5 }}{{ end }}'],
])('H01 a call is seen %s', (_where, text) => {
  expect([...unstableCallsIn(text)]).toContain('randAlpha')
})

test.each([
  ['text', 'run randAlpha now, and look up the date'],
  ['a comment', '{{/* randAlpha 5 }} {{ now */}}{{- /* now */ -}}'],
  ['a string', '{{ include "x.now" . }}{{ template "randAlpha" }}'],
  ['a field', '{{ .Values.now }}{{ $.now }}{{ $now := .date }}{{ (dict).keys }}'],
  ['a word behind a value that YAML quotes', '# "{{ x \\"y\\" }}"\nvalues: now\n'],
  ['a longer word', '{{ nowadays }}{{ my_date }}{{ keysOf }}'],
])('H01 %s is no call', (_what, text) => {
  expect([...unstableCallsIn(text)]).toEqual([])
})

test('T06 a file that is made to be slow to read is read in one go', () => {
  for (const part of ['{{', '{{ "', '{{ `', String.raw`\'`, String.raw`\"`, '{{/*', '{{ "{{ `', '}}'])
    expect([...unstableCallsIn(`now {{ ${part.repeat(100_000)}`)]).toEqual([])
})

test('H01 calls are seen in helper files, subcharts, archives in archives, values and files for tpl', async () => {
  const inner = await packed([{ name: 'e/templates/_helpers.tpl', text: '{{ define "e" }}{{ genCA "x" 1 }}{{ end }}' }])
  const outer = await packed([
    { name: 'd/charts/e-1.0.0.tgz', text: inner },
    { name: 'd/values.yaml', text: 'x: "{{ now }}"' },
  ])
  const entries = [
    { name: 'c/charts/b/templates/a.yaml', text: '{{ uuidv4 }}' },
    { name: 'c/charts/d-1.0.0.tgz', text: outer },
    { name: 'c/files/a.txt', text: '{{ randInt 1 9 }}' },
  ]

  const { calls } = await readArchive(await packed(chartEntries(entries)))

  expect([...calls].toSorted()).toEqual(['genCA', 'now', 'randInt', 'uuidv4'])
})

test('H01 calls of a chart folder are seen', async () => {
  using folder = scratchFolder({
    'workspace/c/Chart.yaml': 'name: c\nversion: 1.0.0\n',
    'workspace/c/templates/_h.tpl': '{{ define "x" }}{{ shuffle "abc" }}{{ end }}',
  })

  expect(await chartsOf(folder.path).fetch(releaseOf({ kind: 'folder', path: join(folder.path, 'workspace/c') }))).toMatchObject({ calls: ['shuffle'] })
})

test.runIf(existsSync(corpus)).each([
  ['istiod-1.30.0', []],
  ['cert-manager-v1.21.0', []],
  ['base-1.30.0', []],
  ['metrics-server-3.13.1', ['genSelfSignedCert', 'lookup']],
  ['jenkins-2.5.4', ['randAlphaNum']],
  ['grafana-10.5.15', ['keys', 'lookup', 'randAlphaNum']],
  ['kube-prometheus-stack-88.5.3', ['keys', 'lookup', 'randAlphaNum', 'values']],
])('H01 of the real chart %s, exactly what its templates call is seen', async (name, calls) => {
  const contents = await readArchive(readFileSync(join(corpus, `${name}.tgz`)))

  expect([...contents.calls].toSorted()).toEqual(calls)
})

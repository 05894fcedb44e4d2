import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { helms } from './helms.ts'
import { oneRelease, scratch, sluice } from './workspace.ts'

const bombs: readonly { name: string; template: string; values?: string; says: RegExp }[] = [
  {
    name: 'a template that never ends',
    template: '{{ range until 100000 }}{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}{{ end }}',
    says: /was stopped after 3 s|more than 2 GB/,
  },
  {
    name: 'a template that calls itself',
    template: '{{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }}',
    says: /refers to itself|template depth|nested|memory|function include fails/,
  },
  { name: 'tpl that calls itself', template: '{{ tpl .Values.x . }}', values: "x: '{{ tpl .Values.x . }}'\n", says: /more than 2 GB of memory|was stopped/ },
  { name: '200 MB of output', template: 'a: "{{ repeat 200000000 "x" }}"', says: /more than 64 MiB|more than 2 GB of memory|was stopped/ },
]

/** Command lines of processes that are alive and name the folder. */
const naming = (folder: string): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      } catch {
        // It ended meanwhile.
        return ''
      }
    })
    .filter((line) => line.includes(folder))

test.each(helms.flatMap(([major, helm]) => bombs.map((bomb) => ({ ...bomb, major, helm }))))(
  'helm $major: T06 $name is stopped with exit code 3, and leaves no process behind',
  async ({ helm, template, values, says }) => {
    using place = scratch({ ...oneRelease({ 'a.yaml': template }), 'values/_charts/c/values.yaml': values ?? '' })

    const ran = await sluice(['render', '--workspace', place.root], { env: { SLUICE_HELM: helm, SLUICE_HELM_TIMEOUT: '3' } })

    expect(ran.code, ran.err).toBe(3)
    expect(ran.err.replaceAll(/\s+/g, ' ')).toMatch(says)
    expect(naming(place.root)).toEqual([])
    expect(place.tree()).not.toContain('rendered/e/r/render.yml')
  },
)

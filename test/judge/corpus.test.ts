import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { decide } from '../../src/gate/gate.ts'
import { judge } from '../../src/judge/judge.ts'
import { compareText } from '../../src/model/json.ts'
import { strictPolicy } from '../../src/model/workspace.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { golden } from '../golden.ts'
import { manifestsOf, oldAndNew } from './manifests.ts'
import { summaryOf } from './summary.ts'

// What a real API server did, and real releases; they lie beside the project where they exist.
const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const isHere = existsSync(`${corpus}compat/truth.tsv`)
const read = (path: string): readonly Manifest[] => manifestsOf(readFileSync(corpus + path, 'utf8'))

const truths = isHere
  ? readFileSync(`${corpus}compat/truth.tsv`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
  : []

describe.skipIf(!isHere)('one-change CRDs that a real API server judged', () => {
  test.each(truths)('%s is %s', (fixture, truth) => {
    const findings = judge(oldAndNew(read(`compat/${fixture}/old-live.yaml`), read(`compat/${fixture}/new.yaml`)))
    const isBlocked = decide(findings, { policy: strictPolicy, waivers: [], today: '2026-11-26', isWhole: true }).verdict === 'block'

    expect(isBlocked).toBe(truth === 'BREAK')
    expect(findings.map((finding) => finding.rule)).not.toContain('crd/unclaimed-change')
  })
})

const numberOf = (file: string): readonly number[] => (file.match(/\d+/g) ?? []).map(Number)
const byVersion = (left: string, right: string): number => {
  const [before, after] = [numberOf(left), numberOf(right)]
  return before.map((part, index) => part - (after[index] ?? 0)).find((part) => part !== 0) ?? compareText(left, right)
}
const nameOf = (file: string): string => file.replace(/\.yaml$/, '')
const projects = isHere ? readdirSync(`${corpus}crds`) : []

describe.skipIf(!isHere).each(projects)('real releases of %s', (project) => {
  const files = readdirSync(`${corpus}crds/${project}`).toSorted(byVersion)
  const releases = files.map((file) => read(`crds/${project}/${file}`))

  test.each(files.slice(1).map((file, index) => [files[index], file, index] as const))('%s → %s: every change is claimed', (_from, _to, index) => {
    const findings = judge(oldAndNew(releases[index] ?? [], releases[index + 1] ?? []))

    expect(findings.filter((finding) => finding.rule === 'crd/unclaimed-change')).toEqual([])
  })

  // An API server took all of them.
  test.each(files.slice(1).map((file, index) => [file, index] as const))('%s: no schema is called refused', (_to, index) => {
    const after = (releases[index + 1] ?? []).filter((crd) => crd.version === 'v1')
    const findings = judge(oldAndNew(releases[index] ?? [], after))

    expect(findings.filter(({ rule }) => rule === 'crd/schema-refused' || rule === 'crd/selectable-fields-refused')).toEqual([])
  })

  test.each(files.slice(1).map((file, index) => [files[index] ?? '', file, index] as const))(
    '%s → %s: its findings are those that were read',
    (from, to, index) => {
      const text = summaryOf(judge(oldAndNew(releases[index] ?? [], releases[index + 1] ?? [])))

      expect(text).toBe(golden(`test/golden/crds/${project}/${nameOf(from)}-${nameOf(to)}.txt`, text))
    },
  )

  test('a release beside itself is no finding', () => {
    const last = releases.at(-1) ?? []

    expect(judge(oldAndNew(last, last))).toEqual([])
  })
})

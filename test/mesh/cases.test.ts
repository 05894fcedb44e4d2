import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { meshFindings, meshRules } from '../../src/mesh/mesh.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { golden } from '../golden.ts'
import { manifestsOf } from '../judge/manifests.ts'

const side = (rule: string, name: 'old' | 'new'): readonly Manifest[] =>
  manifestsOf(readFileSync(fileURLToPath(new URL(`../cases/${rule}/${name}.yaml`, import.meta.url)), 'utf8'))

describe.each(meshRules)('golden case of %s', (rule) => {
  const findings = meshFindings(side(rule, 'old'), side(rule, 'new'))

  test('gives the findings that were reviewed', () => {
    const text = `${JSON.stringify(findings, null, 2)}\n`

    expect(text).toBe(golden(`test/cases/${rule}/expected.json`, text))
  })

  test('shows the rule, and no other one blocks beside it', () => {
    const blocking = findings.filter((finding) => finding.severity === 'block')

    expect(findings.map((finding) => finding.rule)).toContain(rule)
    expect(blocking.filter((finding) => finding.rule !== rule)).toEqual([])
  })

  test('says nothing new of a state that stays as it is', () => {
    const after = side(rule, 'new')

    expect(meshFindings(after, after).filter(({ severity }) => severity === 'block')).toEqual([])
  })
})

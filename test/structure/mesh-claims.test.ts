import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { claims } from '../../src/mesh/claims.ts'
import { meshReview, meshRules, rulesFor } from '../../src/mesh/mesh.ts'
import { nameOf, type Manifest } from '../../src/model/manifest.ts'
import { meshEffects } from '../../src/model/mesh.ts'
import { readManifests } from '../../src/normalise/normalise.ts'

test('every effect on the mesh is claimed by rules that there are, or is harmless for a reason', () => {
  const forgotten = meshEffects.filter((kind) => {
    const { [kind]: claim } = claims
    return claim.kind === 'rules' ? claim.rules.length === 0 : claim.because === ''
  })

  expect(forgotten).toEqual([])
  expect(meshEffects.flatMap(rulesFor).filter((rule) => !meshRules.includes(rule))).toEqual([])
})

const corpus = '../shared/corpus/mesh'

function manifestsOf(file: string): readonly Manifest[] {
  const read = readManifests({ file, text: readFileSync(file, 'utf8') })
  return read.ok ? read.value : []
}

const inputs = globSync(`${corpus}/cases/*/input.yaml`).toSorted()

/** Effects that block where none of their rules does, when one object after another is taken away. */
function unclaimed(all: readonly Manifest[]): readonly string[] {
  return all.flatMap((gone) => {
    const { findings, report } = meshReview(
      all,
      all.filter((manifest) => manifest !== gone),
    )
    const blocking = new Set(findings.filter(({ severity }) => severity === 'block').map(({ rule }) => rule))
    return (report?.effects ?? [])
      .filter(({ severity, kind }) => severity === 'block' && !rulesFor(kind).some((rule) => blocking.has(rule)))
      .map(({ kind, subject }) => `without ${nameOf(gone.id)}: ${kind} ${subject}`)
  })
}

test.skipIf(!existsSync(corpus)).each(inputs)('whatever is taken away from %s, what breaks requests blocks', (file) => {
  expect(unclaimed(manifestsOf(file))).toEqual([])
})

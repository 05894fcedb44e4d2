import { expect, test } from 'vitest'
import { judge, type Question } from '../../../../src/judge/judge.ts'
import type { JsonObject } from '../../../../src/model/json.ts'
import { withRefusals } from '../../../../src/pipeline/facts/refusals.ts'
import { crd, shop, version } from '../../builders.ts'
import { files } from '../../manifests.ts'

const text = { type: 'string' }
const of = (properties: JsonObject) => crd({ versions: [version('v1', properties)] })
const asked = (question: Partial<Question>) => {
  const cluster = files({ source: 'live', kubeVersion: '1.36.3', ...question.cluster })
  return judge(withRefusals({ base: [], desired: [], ...question, cluster })).filter(({ rule }) => rule === 'object/refused-by-schema')
}

test('a manifest is held against the CRD of the same render, not the one that lives', () => {
  const cluster = files({ crds: [of({ a: text, b: text })] })
  const findings = asked({ cluster: { ...cluster, source: 'live', kubeVersion: '1.36.3' }, desired: [of({ a: text }), shop('corner', { a: 'x', b: 'y' })] })

  expect(findings).toMatchObject([{ severity: 'block', effect: 'reapply-fails', object: { kind: 'Shop', name: 'corner' }, path: 'spec.b' }])
})

test('where the render brings no CRD, the one that lives decides', () => {
  const crds = [of({ a: { ...text, maxLength: 2 } })]
  const findings = asked({ cluster: files({ source: 'live', kubeVersion: '1.36.3', crds }), desired: [shop('corner', { a: 'long' })] })

  expect(findings).toMatchObject([{ effect: 'refused', path: 'spec.a', message: 'The API server refuses Shop default/corner: spec.a is longer than 2' }])
})

test('what fits is fine, and so is a kind that nobody defines', () => {
  expect(asked({ desired: [of({ a: text }), shop('corner', { a: 'x' })] })).toEqual([])
  expect(asked({ desired: [shop('corner', { a: 'x' })] })).toEqual([])
})

test('a refused value that lives already and stays as it is passes where Kubernetes ratchets', () => {
  const desired = [of({ a: { ...text, maxLength: 2 } }), shop('corner', { a: 'long' })]
  const owned = [shop('corner', { a: 'long' })]
  const at = (kubeVersion: string) => asked({ desired, cluster: files({ source: 'live', kubeVersion, owned }) })

  expect(at('1.36.3')).toEqual([])
  expect(at('1.29.0')).toMatchObject([{ path: 'spec.a' }])
})

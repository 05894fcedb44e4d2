import { expect, test } from 'vitest'
import { judgeMesh } from '../../src/mesh/judge-mesh.ts'
import { meshReview } from '../../src/mesh/mesh.ts'
import type { MeshRule } from '../../src/mesh/rule.ts'
import { sceneOf } from '../../src/mesh/scene.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { object, serving } from './manifests.ts'

const web = serving('shop/web', { port: 80, name: 'http' })

const breaks: MeshRule = {
  id: 'mesh/breaks',
  why: '',
  judge: () => {
    throw new TypeError('hunter2')
  },
}

const speaks: MeshRule = {
  id: 'mesh/speaks',
  why: 'It does',
  judge: ({ after }) =>
    after.manifests.map(({ id, version }) => ({
      object: { ...id, version },
      severity: 'warn',
      effect: 'cosmetic',
      path: '',
      message: 'Said',
      change: '',
      hits: [],
      action: '',
    })),
}

test('a rule that breaks off blocks with its name and nothing of what it read, and the others speak', () => {
  const findings = judgeMesh(sceneOf([], [web]), [breaks, speaks])

  expect(findings).toMatchObject([
    { rule: 'gate/rule-broken', severity: 'block', lane: 'Gate', message: 'Not judged: mesh/breaks broke off with TypeError. Unknown blocks' },
    { rule: 'mesh/speaks', lane: 'Mesh', why: 'It does' },
  ])
  expect(JSON.stringify(findings)).not.toContain('hunter2')
})

test('a prediction that breaks off blocks, since no rule could look', () => {
  const breaking: JsonObject = Object.defineProperty({}, 'spec', {
    enumerable: true,
    get: () => {
      throw new TypeError('hunter2')
    },
  })

  expect(meshReview([], [{ ...object('Sidecar', 'shop/default'), body: breaking }])).toMatchObject({
    findings: [{ rule: 'gate/rule-broken', message: 'Not judged: the prediction of the mesh broke off with TypeError. Unknown blocks' }],
    report: undefined,
  })
})

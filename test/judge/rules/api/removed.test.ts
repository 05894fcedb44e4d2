import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import { judgeYaml } from '../../builders.ts'
import { files, manifestsOf } from '../../manifests.ts'

const budget = (apiVersion: string) => `{ apiVersion: ${apiVersion}, kind: PodDisruptionBudget, metadata: { name: shop, namespace: default } }`
const served = [{ group: 'policy', version: 'v1beta1', kind: 'PodDisruptionBudget', plural: 'poddisruptionbudgets', isNamespaced: true }]
const forecast = (apiVersion: string, version: string) =>
  judge({ base: [], desired: manifestsOf(budget(apiVersion)), cluster: files({ source: 'live', kubeVersion: '1.24.3', served }), forecast: version })

test('a version that the forecast release no longer serves blocks and names what replaces it', () => {
  expect(forecast('policy/v1beta1', '1.25')).toMatchObject([
    { rule: 'api/removed', severity: 'block', lane: 'API', effect: 'refused', action: 'Write it as policy/v1 PodDisruptionBudget' },
  ])
})

test('the release before still serves it', () => {
  expect(forecast('policy/v1beta1', '1.24').map((finding) => finding.rule)).toEqual(['api/deprecated'])
})

test('what a cluster serves today is not guessed from the table', () => {
  expect(judgeYaml('', budget('policy/v1beta1'), { kubeVersion: '1.36.0', served }).map((finding) => finding.rule)).toEqual([])
})

test('between files, the newest release counts, and only for what changes', () => {
  expect(judgeYaml(budget('policy/v1'), budget('policy/v1beta1')).map((finding) => finding.rule)).toContain('api/removed')
  expect(judgeYaml(budget('policy/v1beta1'), budget('policy/v1beta1'))).toEqual([])
})

test('types that were gone before Kubernetes kept a table are known too', () => {
  expect(judgeYaml('', '{ apiVersion: batch/v2alpha1, kind: CronJob, metadata: { name: a } }')).toMatchObject([{ action: 'Write it as batch/v1 CronJob' }])
})

test('a kind that is not Kubernetes’ own is not judged by the table', () => {
  expect(judgeYaml('', '{ apiVersion: policy.example.com/v1beta1, kind: PodDisruptionBudget, metadata: { name: a } }')).toEqual([])
})

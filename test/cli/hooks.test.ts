import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { helms } from './helms.ts'
import { configMap, oneRelease, scratch, sluice } from './workspace.ts'

const hook = (name: string, events: string): string =>
  `apiVersion: batch/v1\nkind: Job\nmetadata: { name: ${name}, annotations: { helm.sh/hook: "${events}" } }\nspec: {}\n`

test.each(helms)('helm %s: H09 tests are left out, hooks of deletion and rollback are left out and named', async (_major, helm) => {
  const templates = {
    'm.yaml': configMap('m'),
    'a.yaml': hook('farewell', 'pre-delete'),
    'b.yaml': hook('back', 'post-rollback'),
    't.yaml': hook('try', 'test'),
  }
  using place = scratch(oneRelease(templates))

  const ran = await sluice(['render', '--workspace', place.root], { env: { SLUICE_HELM: helm } })

  expect(ran.code, ran.err).toBe(0)
  expect(place.tree('rendered')).toEqual(['rendered/e/r/configmap_ns_m.yaml', 'rendered/e/r/render.yml'])
  expect(ran.out).toContain('r 1.0.0 for e: 2 hooks are left out')
  expect(ran.out).toMatch(/pre-delete +Job farewell/)
  expect(ran.out).toMatch(/post-rollback +Job back/)
  expect(ran.out).not.toContain('try')
})

test.each(helms)('helm %s: H05 a hook that helm no longer knows stops render instead of losing an object', async (_major, helm) => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m'), 'a.yaml': hook('a', 'crd-install') }))

  const ran = await sluice(['render', '--workspace', place.root], { env: { SLUICE_HELM: helm } })

  expect(ran.code).toBe(2)
  expect(ran.err).toContain('crd-install')
  expect(place.tree()).not.toContain('rendered/e/r/render.yml')
})

test('H09 an install hook needs a decision, and all decisions are offered', async () => {
  using place = scratch(oneRelease({ 'a.yaml': hook('a', 'pre-install') }))

  const ran = await sluice(['render', '--workspace', place.root])

  expect(ran.code).toBe(2)
  expect(ran.err).toMatch(/Job a is a hook \(pre-install\)[^]*hooks: drop[^]*hooks: keep[^]*hooks: run/)
})

test('H10 what the chart wants to be kept says so in rendered/', async () => {
  using place = scratch(
    oneRelease({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m, annotations: { helm.sh/resource-policy: keep } }\ndata: { a: "1" }\n' }),
  )

  await sluice(['render', '--workspace', place.root])

  expect(readFileSync(join(place.root, 'rendered/e/r/configmap_ns_m.yaml'), 'utf8')).toContain('helm.sh/resource-policy: keep')
})

test('hooks that are to be run stay in rendered/, with what says when', async () => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m'), 'a.yaml': hook('setup', 'pre-install,pre-upgrade') }, { release: 'hooks: run' }))

  await sluice(['render', '--workspace', place.root])

  expect(readFileSync(join(place.root, 'rendered/e/r/job.batch_ns_setup.yaml'), 'utf8')).toContain('helm.sh/hook: pre-install,pre-upgrade')
})

test.each(helms)('helm %s: H26 what helm says beside its output is no part of it; that a chart is deprecated is told', async (_major, helm) => {
  using place = scratch({
    ...oneRelease({ 'm.yaml': configMap('m') }),
    'values/_charts/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\ndeprecated: true\n',
  })

  const ran = await sluice(['render', '--workspace', place.root], { env: { SLUICE_HELM: helm } })

  expect(ran.code, ran.err).toBe(0)
  expect(ran.out).toContain('its makers have given up chart c')
  expect(place.tree('rendered')).toEqual(['rendered/e/r/configmap_ns_m.yaml', 'rendered/e/r/render.yml'])
})

import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { scratch, sluice, type Scratch } from './workspace.ts'

const workflow = (place: Scratch, name: string) => parse(readFileSync(`${place.root}/.github/workflows/${name}`, 'utf8'))

test('init writes a workspace that doctor finds fit, with workflows for its environments in their order', async () => {
  using place = scratch()

  const made = await sluice(['init', '--workspace', place.root, '--env', 'dev', '--env', '1st', '--env', 'prod', '--action', `acme/sluice@${'0'.repeat(40)}`])
  const { jobs } = workflow(place, 'sluice-apply.yml')

  expect(made).toMatchObject({ code: 0, out: expect.not.stringContaining('OWNER/sluice') })
  expect(Object.keys(jobs)).toEqual(['dev', '_1st', 'prod'])
  expect(Object.values<{ needs?: string }>(jobs).map(({ needs }) => needs)).toEqual([undefined, 'dev', '_1st'])
  expect(Object.values<{ with: object }>(jobs).map((job) => job.with)).toEqual([{ environment: 'dev' }, { environment: '1st' }, { environment: 'prod' }])
  expect(workflow(place, 'sluice-drift.yml').jobs.drift.strategy.matrix).toEqual({ environment: ['dev', '1st', 'prod'] })
  expect(workflow(place, 'sluice-review.yml').jobs.review.steps[1].uses).toBe(`acme/sluice@${'0'.repeat(40)}`)
  expect(await sluice(['doctor', '--workspace', place.root])).toMatchObject({ code: 0 })
})

test('init leaves what stands, and says so; what it cannot know, it asks to be written', async () => {
  using place = scratch({ 'values/dev/environment.yml': 'mine' })

  const made = await sluice(['init', '--workspace', place.root, '--env', 'dev'])

  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('values/dev/environment.yml stands already') })
  expect(made.out).toContain('OWNER/sluice@COMMIT')
  expect(readFileSync(`${place.root}/values/dev/environment.yml`, 'utf8')).toBe('mine')
})

test('init refuses an action that somebody could move to other code', async () => {
  using place = scratch()

  expect(await sluice(['init', '--workspace', place.root, '--env', 'dev', '--action', 'acme/sluice@main'])).toMatchObject({ code: 2 })
  expect(place.tree()).toEqual([])
})

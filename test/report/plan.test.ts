import { expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import type { Plan } from '../../src/model/plan.ts'
import { finding, outcome, report, style, type Parts } from './builders.ts'

const configMap = (name: string) => ({ group: '', version: 'v1', kind: 'ConfigMap', namespace: 'ns', name })
const plan = (parts: Partial<Plan> = {}): Plan => ({
  against: 'live',
  revision: 'abc',
  leaving: [configMap('old')],
  keeping: [],
  isPruning: true,
  waves: [
    {
      name: 'configuration',
      waitsFor: 'nothing',
      still: 1,
      objects: [
        { object: configMap('new'), does: 'create' },
        { object: configMap('moving'), does: 'change' },
      ],
    },
  ],
  ...parts,
})
const planned = (parts: Partial<Plan> = {}, others: Parts = {}) =>
  outcome({ verb: 'plan', environments: [{ name: 'e', releases: [], plan: plan(parts) }], ...others })
const text = (parts: Partial<Plan> = {}): string => report(planned(parts), 'text', style)

test('a plan shows deletions first, then its waves; what stays is counted', () => {
  expect(text()).toBe(`Deleted: 1
- ConfigMap ns/old
Wave 1: configuration, 3 objects, 1 as they are
+ ConfigMap ns/new
~ ConfigMap ns/moving
`)
})

test('a wave of hooks says that they run, and that each comes to its end', () => {
  const hooks = [{ name: 'pre-upgrade hooks', waitsFor: 'ended', still: 0, objects: [{ object: configMap('migrate'), does: 'run' }] }] as const

  expect(text({ leaving: [], waves: hooks })).toBe(`Wave 1: pre-upgrade hooks, 1 objects, then until each has ended
· ConfigMap ns/migrate
`)
})

test('where prune is off, what leaves is said to stay', () => {
  expect(text({ isPruning: false })).toMatch(/^No longer rendered, and left where they are since prune is off: 1\n/)
})

test('what goes only when it is named is listed with the reason', () => {
  const claim = { ...configMap('data'), kind: 'PersistentVolumeClaim' }

  expect(text({ leaving: [], keeping: [{ object: claim, why: 'its data may go with it' }] })).toMatch(
    /^No longer rendered, and deleted only when named: 1\n· PersistentVolumeClaim ns\/data: its data may go with it\n/,
  )
})

test('Markdown names what leaves, and counts what each wave does', () => {
  const many = Array.from({ length: 40 }, (_, index) => configMap(`old-${index}`))
  const markdown = report(planned({ leaving: many }), 'markdown', style)

  expect(markdown).toContain('**Deleted: 40**. ConfigMap ns/old-0')
  expect(markdown).toContain('and 10 more')
  expect(markdown).toContain('<details open><summary>What will happen: 1 wave</summary>')
  expect(markdown).toMatch(/\| 1 +\| `configuration` \| 1 created, 1 changed, 1 as they are \| no wait \|/)
})

test('of what is blocked, Markdown says what would happen, and which wave the server would stop', () => {
  const refused: Finding = finding({ object: configMap('moving'), effect: 'refused' })
  const markdown = report(planned({}, { verb: 'check', verdict: 'block', findings: [refused] }), 'markdown', style)

  expect(markdown).toContain('What would happen if nothing blocked: 1 wave')
  expect(markdown).toMatch(/\| `configuration` \|.*\| stops at ConfigMap ns\/moving \|/)
})

test('the text of a check leaves the waves to the verb plan', () => {
  expect(report(planned({}, { verb: 'check', verdict: 'pass' }), 'text', style)).not.toContain('Wave 1')
})

test('the JSON report holds the whole plan', () => {
  expect(JSON.parse(report(planned(), 'json', style)).environments[0].plan).toEqual(plan())
})

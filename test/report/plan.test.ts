import { expect, test } from 'vitest'
import type { Plan } from '../../src/model/plan.ts'
import { outcome, report, style } from './builders.ts'

const configMap = (name: string) => ({ group: '', version: 'v1', kind: 'ConfigMap', namespace: 'ns', name })
const plan = (parts: Partial<Plan> = {}): Plan => ({
  environment: 'e',
  revision: 'abc',
  leaving: [configMap('old')],
  keeping: [],
  isPruning: true,
  waves: [
    {
      name: 'configuration',
      objects: [
        { object: configMap('new'), does: 'create' },
        { object: configMap('moving'), does: 'change' },
        { object: configMap('same'), does: 'nothing' },
      ],
    },
  ],
  ...parts,
})
const text = (parts: Partial<Plan> = {}): string => report(outcome({ verb: 'plan', plan: plan(parts) }), 'text', style)

test('a plan shows deletions first, then its waves; what stays is counted', () => {
  expect(text()).toBe(`Deleted: 1
- ConfigMap ns/old
Wave 1: configuration, 3 objects, 1 as they are
+ ConfigMap ns/new
~ ConfigMap ns/moving
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
  const markdown = report(outcome({ verb: 'plan', plan: plan({ leaving: many }) }), 'markdown', style)

  expect(markdown).toContain('**Deleted: 40**. ConfigMap ns/old-0')
  expect(markdown).toContain('and 10 more')
  expect(markdown).toMatch(/\| 1 +\| `configuration` \| 1 +\| 1 +\| 1 +\|/)
})

test('the JSON report holds the whole plan', () => {
  expect(JSON.parse(report(outcome({ verb: 'plan', plan: plan() }), 'json', style)).plan).toEqual(plan())
})

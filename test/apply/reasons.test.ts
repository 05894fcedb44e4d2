import { expect, test } from 'vitest'
import { hookEndOf, reasonsOf } from '../../src/apply/apply.ts'
import type { ClusterEvent } from '../../src/model/cluster-event.ts'
import { maskOf } from '../../src/model/secret-values.ts'
import { condition, live } from './live.ts'

const event = (about: string, message: string, count = 1): ClusterEvent => ({
  about: { kind: about.split(' ')[0] ?? '', name: about.split(' ')[1] ?? '' },
  type: 'Warning',
  reason: 'BackOff',
  message,
  count,
  at: '2026-01-01T00:00:00Z',
})
const asItIs = (text: string): string => text

test('an object gives its conditions, then what was told about it and about what was made for it', () => {
  const web = live('apps/v1 Deployment', {
    metadata: { name: 'web' },
    status: { conditions: [condition('Available=False MinimumReplicasUnavailable', 'too few')] },
  })
  const events = [event('Deployment web', 'scaled'), event('Pod web-1-a', 'no image', 4), event('Pod website-1', 'other'), event('ConfigMap web-a', 'other')]

  expect(reasonsOf(web, events, asItIs)).toEqual([
    'Available is False, MinimumReplicasUnavailable: too few',
    'BackOff of Deployment web: scaled',
    'BackOff of Pod web-1-a, 4 times: no image',
  ])
})

test('only the last events are told', () => {
  const events = Array.from({ length: 20 }, (_, index) => event('Pod x', `try ${index}`))

  expect(reasonsOf(live('v1 Pod', {}), events, asItIs)).toEqual([15, 16, 17, 18, 19].map((index) => `BackOff of Pod x: try ${index}`))
})

test('T18 values of Secrets are masked, also where the text is cut', () => {
  const secret = 's3cr3t-value-of-some-length'
  const lamp = live('example.com/v1 Lamp', { status: { conditions: [condition('Ready=False', `${'a'.repeat(370)}${secret}`)] } })

  expect(reasonsOf(lamp, [], maskOf([secret])).join('')).not.toContain(secret.slice(0, 6))
})

test.each([
  ['a Job that runs', 'batch/v1 Job', { startTime: '2026-01-01T00:00:00Z' }, 'waiting'],
  ['a Job that is complete', 'batch/v1 Job', { conditions: [condition('Complete=True')] }, 'ready'],
  ['a Job that has failed', 'batch/v1 Job', { conditions: [condition('Failed=True')] }, 'failed'],
  ['a Pod that runs', 'v1 Pod', { phase: 'Running', conditions: [condition('Ready=True')] }, 'waiting'],
  ['a Pod that has done its work', 'v1 Pod', { phase: 'Succeeded' }, 'ready'],
  ['a Pod that has ended badly', 'v1 Pod', { phase: 'Failed' }, 'failed'],
  ['anything else', 'v1 ConfigMap', {}, 'ready'],
] as const)('as a hook, %s is at its end or not', (...[, type, status, kind]) => {
  expect(hookEndOf(live(type, { status })).kind).toBe(kind)
})

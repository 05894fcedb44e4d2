import type { Rules } from '../../src/gate/gate.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Waiver } from '../../src/model/waiver.ts'
import { strictPolicy } from '../../src/model/workspace.ts'

export const finding = (parts: Partial<Finding> = {}): Finding => ({
  rule: 'api/not-served',
  severity: 'block',
  effect: 'refused',
  lane: 'API',
  object: { group: '', version: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'a' },
  path: 'apiVersion',
  message: '',
  why: '',
  change: '',
  hits: [],
  action: '',
  ...parts,
})

const exactly = (text: string) => ({ text, fits: (value: string) => value === text })

/** A waiver for that finding, for a day that lasts. */
export const waiver = (parts: Partial<Waiver> = {}): Waiver => ({
  rule: 'api/not-served',
  object: exactly('ConfigMap shop/a'),
  path: exactly('apiVersion'),
  reason: 'the operator brings it',
  owner: 'team-shop',
  expires: '2026-12-31',
  file: 'values/prod/waivers.yml',
  line: 1,
  ...parts,
})

export const rules = (parts: Partial<Rules> = {}): Rules => ({ policy: strictPolicy, waivers: [], today: '2026-11-26', isWhole: true, ...parts })

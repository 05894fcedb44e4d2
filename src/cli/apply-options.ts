import { readToken, type TokenScope } from '../apply/apply.ts'
import { Failure } from '../model/failure.ts'
import type { ApplyOptions } from '../pipeline/apply/options.ts'
import { mannerFlags, mannerOf } from './manner.ts'
import { selectionOf, type Call, type Flags } from './verb.ts'

/** What every verb that applies can be told of whose approval it has, how it sends, and how long it waits. */
export const applyFlags = {
  rev: { type: 'string', value: 'REV', help: 'apply this commit, which the default branch must hold (default: HEAD)' },
  token: { type: 'string', value: 'TOKEN', help: 'apply only what check printed this for; exit 12 where anything moved' },
  'token-scope': { type: 'string', value: 'SCOPE', help: 'all, or tree: the repository alone, where the cluster may move (default: all)' },
  yes: { type: 'boolean', value: '', help: 'do not ask; needed where there is no token and no terminal' },
  ...mannerFlags,
  'lock-wait': { type: 'string', value: 'TIME', help: 'wait that long for another apply to end, such as 90s or 10m (default: 0s)' },
  'no-lock': { type: 'boolean', value: '', help: 'keep nobody else away, where leases may not be written; the record says so' },
  timeout: { type: 'string', value: 'TIME', help: 'how long a wave may take to become ready, such as 90s or 10m (default: 5m)' },
  'no-wait': { type: 'boolean', value: '', help: 'do not wait until objects are ready; CRDs and hooks always are waited for' },
  result: { type: 'string', value: 'FILE', help: 'write who applied which revision when, and how it ended, as JSON' },
} as const satisfies Flags

export function applyOptionsOf(call: Call): Omit<ApplyOptions, 'prune' | 'isPrintStream'> {
  const token = call.text('token') === '' ? undefined : readToken(call.text('token'))
  const approval = { token, scope: scopeOf(call), isConfirmed: call.isOn('yes'), revision: call.text('rev') }
  const lock = { isOff: call.isOn('no-lock'), patienceMs: timeOf(call, 'lock-wait') }
  const waiting = { isWaiting: !call.isOn('no-wait'), timeoutMs: call.text('timeout') === '' ? defaultTimeoutMs : timeOf(call, 'timeout') }
  return { ...selectionOf(call), ...mannerOf(call), ...approval, ...waiting, lock, result: call.path('result') }
}

function scopeOf(call: Call): TokenScope {
  const scope = call.text('token-scope')
  if (scope === '' || scope === 'all') return 'all'
  if (scope === 'tree') return 'tree'
  throw new Failure('usage', `--token-scope is "${scope}", expected all or tree`, { hint: 'Leave it out: the token then has to cover the cluster too' })
}

function timeOf(call: Call, flag: string): number {
  const text = call.text(flag)
  const [, count, unit] = /^(\d{1,5})([sm])$/.exec(text) ?? []
  if (text === '') return 0
  if (count === undefined) throw new Failure('usage', `--${flag} is "${text}", expected seconds or minutes such as 90s or 10m`, { hint: `--${flag} 10m` })
  return Number(count) * (unit === 'm' ? 60_000 : 1_000)
}

// As long as Helm waits.
const defaultTimeoutMs = 300_000

import { Failure } from '../../model/failure.ts'
import { selectionOf, workspaceFlags, type Call, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    yes: { type: 'boolean', value: '', help: 'do not ask; needed where there is no terminal' },
    mode: { type: 'string', value: 'MODE', help: 'server (server-side apply) or client (default: server)' },
    'force-conflicts': { type: 'boolean', value: '', help: 'take over fields that other managers own' },
    'lock-wait': { type: 'string', value: 'TIME', help: 'wait that long for another apply to end, such as 90s or 10m (default: 0s)' },
    'no-lock': { type: 'boolean', value: '', help: 'keep nobody else away, where leases may not be written; the record says so' },
    'print-stream': { type: 'boolean', value: '', help: 'print the exact bytes for kubectl apply -f -, apply nothing' },
  },
  examples: [
    ['npm run apply -- --env prod-eu', 'check again, ask, apply'],
    ['npm run apply -- --env prod-eu --yes', 'in a pipeline'],
  ],
  positionals: '',
  run: async (call) => {
    const { apply } = await import('../../pipeline/apply.ts')
    const options = {
      isConfirmed: call.isOn('yes'),
      mode: modeOf(call),
      isForced: call.isOn('force-conflicts'),
      isPrintStream: call.isOn('print-stream'),
      lock: { isOff: call.isOn('no-lock'), patienceMs: timeOf(call, 'lock-wait') },
    }
    return apply({ ...selectionOf(call), ...options }, call.ports)
  },
}

function timeOf(call: Call, flag: string): number {
  const text = call.text(flag)
  const [, count, unit] = /^(\d{1,5})([sm])$/.exec(text) ?? []
  if (text === '') return 0
  if (count === undefined) throw new Failure('usage', `--${flag} is "${text}", expected seconds or minutes such as 90s or 10m`, { hint: `--${flag} 10m` })
  return Number(count) * (unit === 'm' ? 60_000 : 1_000)
}

function modeOf(call: Call): 'server' | 'client' {
  const mode = call.text('mode')
  if (mode === '' || mode === 'server') return 'server'
  if (mode === 'client') return 'client'
  throw new Failure('usage', `--mode is "${mode}", expected server or client`, { hint: 'Leave it out for server-side apply' })
}

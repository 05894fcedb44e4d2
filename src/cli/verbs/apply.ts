import { Failure } from '../../model/failure.ts'
import { selectionOf, workspaceFlags, type Call, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    yes: { type: 'boolean', value: '', help: 'do not ask; needed where there is no terminal' },
    mode: { type: 'string', value: 'MODE', help: 'server (server-side apply) or client (default: server)' },
    'force-conflicts': { type: 'boolean', value: '', help: 'take over fields that other managers own' },
    'print-stream': { type: 'boolean', value: '', help: 'print the exact bytes for kubectl apply -f -, apply nothing' },
  },
  examples: [
    ['npm run apply -- --env prod-eu', 'check again, ask, apply'],
    ['npm run apply -- --env prod-eu --yes', 'in a pipeline'],
  ],
  positionals: '',
  run: async (call) => {
    const { apply } = await import('../../pipeline/apply.ts')
    const options = { isConfirmed: call.isOn('yes'), mode: modeOf(call), isForced: call.isOn('force-conflicts'), isPrintStream: call.isOn('print-stream') }
    return apply({ ...selectionOf(call), ...options }, call.ports)
  },
}

function modeOf(call: Call): 'server' | 'client' {
  const mode = call.text('mode')
  if (mode === '' || mode === 'server') return 'server'
  if (mode === 'client') return 'client'
  throw new Failure('usage', `--mode is "${mode}", expected server or client`, { hint: 'Leave it out for server-side apply' })
}

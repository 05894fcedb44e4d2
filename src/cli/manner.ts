import type { Manner } from '../apply/apply.ts'
import { Failure } from '../model/failure.ts'
import type { Call, Flags } from './verb.ts'

/** How kubectl is to be called: what was checked one way is not approved another way. */
export const mannerFlags = {
  mode: { type: 'string', value: 'MODE', help: 'server (server-side apply) or client (default: server)' },
  'force-conflicts': { type: 'boolean', value: '', help: 'take over fields that other managers own' },
} as const satisfies Flags

export function mannerOf(call: Call): Manner {
  const mode = call.text('mode')
  const isForced = call.isOn('force-conflicts')
  if (mode === '' || mode === 'server') return { mode: 'server', isForced }
  if (mode === 'client') return { mode: 'client', isForced }
  throw new Failure('usage', `--mode is "${mode}", expected server or client`, { hint: 'Leave it out for server-side apply' })
}

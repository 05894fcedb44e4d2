import { Failure } from '../../model/failure.ts'
import { selectionOf, workspaceFlags, type Call, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    'dry-run': { type: 'boolean', value: '', help: 'let the server try each object, with its webhooks, instead of only reading' },
    fix: { type: 'boolean', value: '', help: 'put back what drifted, by an apply with its check; says first who did it' },
    'no-wait': { type: 'boolean', value: '', help: 'do not wait until what was put back is ready' },
    yes: { type: 'boolean', value: '', help: 'do not ask before putting it back' },
  },
  examples: [
    ['npm run drift -- --env prod-eu', 'what differs from Git, who changed it, and when; exit 10 when anything does'],
    ['npm run drift -- --env prod-eu --dry-run', 'the same, exactly as an apply would see it; it needs the right to patch'],
    ['npm run drift -- --env prod-eu --fix', 'check, ask, and apply what is committed'],
  ],
  positionals: '',
  run: async (call) => {
    const options = { ...selectionOf(call), isTried: call.isOn('dry-run') }
    return call.isOn('fix') ? fix(call, options) : (await import('../../pipeline/drift.ts')).drift(options, call.ports)
  },
}

async function fix(call: Call, options: ReturnType<typeof selectionOf> & { readonly isTried: boolean }) {
  if (options.environments.length !== 1) throw new Failure('usage', 'drift --fix changes one environment at a time', { hint: 'Name it: --env prod-eu' })
  const { fixDrift } = await import('../../pipeline/drift/fix.ts')
  // What somebody else owns now is what is put back.
  const manner = { mode: 'server', isForced: true } as const
  const approval = { token: undefined, scope: 'all', revision: 'HEAD', isConfirmed: call.isOn('yes') } as const
  // As `apply` does where no flag says otherwise.
  const usual = {
    isWaiting: !call.isOn('no-wait'),
    timeoutMs: 300_000,
    isPrintStream: false,
    lock: { isOff: false, patienceMs: 0 },
    result: '',
    prune: { isOn: false, named: [] },
  } as const
  return fixDrift({ ...options, ...manner, ...approval, ...usual }, call.ports)
}

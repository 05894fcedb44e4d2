import { applyFlags, applyOptionsOf } from '../apply-options.ts'
import { expectFlag, refuseUnexpected } from '../expect.ts'
import { workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    ...expectFlag,
    ...applyFlags,
    prune: { type: 'boolean', value: '', help: 'delete what was applied once and is no longer rendered' },
    'prune-name': { type: 'string', multiple: true, value: 'KIND/NAME', help: 'prune this CRD, Namespace, PersistentVolumeClaim or kept object too' },
    'print-stream': { type: 'boolean', value: '', help: 'print the exact bytes for kubectl apply -f -, apply nothing' },
  },
  examples: [
    ['npm run apply -- --env prod-eu', 'check again, ask, apply'],
    ['npm run apply -- --env prod-eu --token sluice1.…', 'what check printed this token for, or nothing'],
    ['npm run apply -- --env prod-eu --yes', 'in a pipeline that asks nobody'],
    ['npm run apply -- --env prod-eu --rev v42 --token sluice1.…', 'another commit than the one that is checked out'],
    ['npm run -s apply -- --env prod-eu --print-stream', 'the bytes alone'],
  ],
  positionals: '',
  run: async (call) => {
    await refuseUnexpected(call, call.text('rev') || 'HEAD')
    const { apply } = await import('../../pipeline/apply.ts')
    const prune = { isOn: call.isOn('prune'), named: call.list('prune-name') }
    return apply({ ...applyOptionsOf(call), prune, isPrintStream: call.isOn('print-stream') }, call.ports)
  },
}

import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    'dry-run': { type: 'boolean', value: '', help: 'let the server try each object, with its webhooks, instead of only reading' },
  },
  examples: [
    ['npm run drift -- --env prod-eu', 'what differs from Git, who changed it, and when; exit 10 when anything does'],
    ['npm run drift -- --env prod-eu --dry-run', 'the same, exactly as an apply would see it; it needs the right to patch'],
  ],
  positionals: '',
  run: async (call) => {
    const { drift } = await import('../../pipeline/drift.ts')
    return drift({ ...selectionOf(call), isTried: call.isOn('dry-run') }, call.ports)
  },
}

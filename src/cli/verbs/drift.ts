import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: workspaceFlags,
  examples: [['npm run drift -- --env prod-eu', 'what differs from Git, who changed it, and when; exit 10 when anything does']],
  positionals: '',
  run: async (call) => {
    const { drift } = await import('../../pipeline/drift.ts')
    return drift(selectionOf(call), call.ports)
  },
}

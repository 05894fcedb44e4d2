import { mannerFlags, mannerOf } from '../manner.ts'
import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    rev: { type: 'string', value: 'REV', help: 'plan for this commit, which the default branch must hold (default: HEAD)' },
    ...mannerFlags,
  },
  examples: [
    ['npm run plan -- --env prod-eu', 'what leaves, what comes in which wave, and the token for it'],
    ['npm run plan -- --env prod-eu --output json', 'the same for a program'],
  ],
  positionals: '',
  run: async (call) => {
    const { plan } = await import('../../pipeline/plan.ts')
    return plan({ ...selectionOf(call), ...mannerOf(call), revision: call.text('rev') }, call.ports)
  },
}

import { mannerFlags, mannerOf } from '../manner.ts'
import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    rev: { type: 'string', value: 'REV', help: 'plan for this commit, which the default branch must hold (default: HEAD)' },
    ...mannerFlags,
    matrix: { type: 'boolean', value: '', help: 'print what the change touches as a matrix for GitHub Actions, plan nothing' },
    base: { type: 'string', value: 'REV', help: 'of --matrix: where the change begins (default: the merge base with the default branch)' },
  },
  examples: [
    ['npm run plan -- --env prod-eu', 'what leaves, what comes in which wave, and the token for it'],
    ['npm run -s plan -- --matrix', 'one row a release that the change touches, at most 256'],
    ['npm run plan -- --env prod-eu --output json', 'the same for a program'],
  ],
  positionals: '',
  run: async (call) => {
    if (call.isOn('matrix')) return (await import('../../pipeline/matrix.ts')).matrix({ ...selectionOf(call), base: call.text('base') }, call.ports)
    const { plan } = await import('../../pipeline/plan.ts')
    return plan({ ...selectionOf(call), ...mannerOf(call), revision: call.text('rev') }, call.ports)
  },
}

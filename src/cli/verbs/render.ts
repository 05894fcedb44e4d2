import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    check: { type: 'boolean', value: '', help: 'write nothing; exit 10 when rendered/ is not what the inputs give' },
    commit: { type: 'boolean', value: '', help: 'commit rendered/ alone, when anything changed' },
  },
  examples: [
    ['npm run render', 'every release of every environment'],
    ['npm run render -- --env prod-eu --commit', 'one environment, committed'],
    ['npm run render -- --check', 'in CI: is rendered/ up to date?'],
  ],
  positionals: '',
  run: async (call) => {
    const { render } = await import('../../pipeline/render.ts')
    return render({ ...selectionOf(call), isCheck: call.isOn('check'), isCommit: call.isOn('commit') }, call.ports)
  },
}

import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    branch: { type: 'string', value: 'NAME', help: 'the branch to propose on (default: sluice/rendered, or sluice/ENV)' },
    base: { type: 'string', value: 'NAME', help: 'the branch to merge into (default: the default branch)' },
    include: { type: 'string', multiple: true, value: 'PATH', help: 'a folder to commit beside rendered/, such as values, may be repeated' },
    signed: { type: 'boolean', value: '', help: 'let GitHub make the commit, and sign it' },
    snapshot: { type: 'string', value: 'FILE', help: 'report what check finds by this snapshot, not only what differs' },
  },
  examples: [
    ['npm run propose', 'what is rendered, as a pull request; the same one again where it is open'],
    ['npm run propose -- --include values', 'after an update: with the versions that it wrote'],
    ['npm run propose -- --env prod-eu --signed', 'one environment, by a commit that GitHub signs'],
  ],
  positionals: '',
  run: async (call) => {
    const { propose } = await import('../../pipeline/propose.ts')
    const how = { branch: call.text('branch'), base: call.text('base'), include: call.list('include'), isSigned: call.isOn('signed') }
    return propose({ ...selectionOf(call), ...how, snapshot: call.path('snapshot') }, call.ports)
  },
}

import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    check: { type: 'boolean', value: '', help: 'write nothing; exit 10 when something would move' },
    pre: { type: 'boolean', value: '', help: 'take pre-releases too' },
    lock: { type: 'boolean', value: '', help: 'keep versions; write the digest of each as it is now' },
  },
  examples: [
    ['npm run update -- --check', 'which charts are newer?'],
    ['npm run update -- --env prod-eu --release istiod', 'the newest istiod, written with its digest'],
    ['npm run update -- --lock', 'after a version was written by hand: its digest'],
  ],
  positionals: '',
  run: async (call) => {
    const { update } = await import('../../pipeline/update.ts')
    return update({ ...selectionOf(call), isCheck: call.isOn('check'), isLock: call.isOn('lock'), hasPreReleases: call.isOn('pre') }, call.ports)
  },
}

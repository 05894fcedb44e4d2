import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    objects: { type: 'boolean', value: '', help: 'record every custom resource too' },
  },
  examples: [['npm run snapshot -- --env prod-eu', "record the cluster's version, served APIs and CRDs"]],
  positionals: '',
  run: async (call) => {
    const { snapshot } = await import('../../pipeline/snapshot.ts')
    return snapshot({ ...selectionOf(call), hasObjects: call.isOn('objects') }, call.ports)
  },
}

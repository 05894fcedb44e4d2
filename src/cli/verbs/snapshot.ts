import { selectionOf, workspaceFlags, type Call, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    objects: { type: 'boolean', value: '', help: 'record every custom resource too, whole' },
    names: { type: 'boolean', value: '', help: 'record of custom resources only who they are and at which versions they were applied' },
  },
  examples: [['npm run snapshot -- --env prod-eu', "record the cluster's version, served APIs and CRDs"]],
  positionals: '',
  run: async (call) => {
    const { snapshot } = await import('../../pipeline/snapshot.ts')
    return snapshot({ ...selectionOf(call), customResources: wantedOf(call) }, call.ports)
  },
}

function wantedOf(call: Call): 'none' | 'names' | 'whole' {
  if (call.isOn('objects')) return 'whole'
  return call.isOn('names') ? 'names' : 'none'
}

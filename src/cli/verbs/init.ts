import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: { workspace: workspaceFlags.workspace, env: { ...workspaceFlags.env, help: 'an environment to start with, may be repeated (default: dev)' } },
  examples: [['npm run init -- --workspace ../platform --env staging --env production', 'a new workspace']],
  positionals: '',
  run: async (call) => {
    const { init } = await import('../../pipeline/init.ts')
    const { root, environments } = selectionOf(call)
    return init({ root, environments, sluice: call.sluice }, call.ports)
  },
}

import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    workspace: workspaceFlags.workspace,
    env: { ...workspaceFlags.env, help: 'an environment to start with, may be repeated (default: asked on a terminal, else dev)' },
    action: { type: 'string', value: 'OWNER/REPO@COMMIT', help: 'where the workflows find Sluice' },
  },
  examples: [
    ['npm run init -- --workspace ../platform', 'asks which environments there are'],
    ['npm run init -- --workspace ../platform --env staging --env production', 'asks nothing'],
  ],
  positionals: '',
  run: async (call) => {
    const { init } = await import('../../pipeline/init.ts')
    const { root, environments } = selectionOf(call)
    return init({ root, environments, sluice: call.sluice, action: call.text('action') }, call.ports)
  },
}

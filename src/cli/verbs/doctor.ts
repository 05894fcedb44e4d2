import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: workspaceFlags,
  examples: [['npm run doctor', 'are helm, kubectl, git, files and clusters fit?']],
  positionals: '',
  run: async (call) => {
    const { doctor } = await import('../../pipeline/doctor.ts')
    return doctor(selectionOf(call), call.ports)
  },
}

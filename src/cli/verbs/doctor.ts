import { selectionOf, workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: { ...workspaceFlags, rbac: { type: 'boolean', value: '', help: 'print the roles that apply needs for what is rendered, examine nothing' } },
  examples: [
    ['npm run doctor', 'are helm, kubectl, git, files and clusters fit?'],
    ['npm run -s doctor -- --env prod-eu --rbac', 'the least rights that apply of this environment needs, as YAML'],
  ],
  positionals: '',
  run: async (call) => {
    if (call.isOn('rbac')) return (await import('../../pipeline/doctor/printed-roles.ts')).printedRoles(selectionOf(call), call.ports)
    const { doctor } = await import('../../pipeline/doctor.ts')
    return doctor(selectionOf(call), call.ports)
  },
}

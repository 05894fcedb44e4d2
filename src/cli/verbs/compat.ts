import { Failure } from '../../model/failure.ts'
import { kubeVersionFlag, kubeVersionOf } from '../kube-version.ts'
import { explained } from '../explained.ts'
import type { Call, Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    from: { type: 'string', value: 'PATH', help: 'the old manifest, stream or folder' },
    explain: { type: 'string', value: 'RULE', help: 'print the page of a rule, judge nothing' },
    to: { type: 'string', value: 'PATH', help: 'the new one' },
    ...kubeVersionFlag,
  },
  examples: [['npm run compat -- --from old/ --to new/', 'would the new CRDs break anybody? No cluster needed']],
  positionals: '',
  run: async (call) => {
    if (call.text('explain') !== '') return explained('compat', call)
    const { compat } = await import('../../pipeline/compat.ts')
    return compat({ cwd: call.cwd, from: needed(call, 'from'), to: needed(call, 'to'), kubeVersion: kubeVersionOf(call) }, call.ports)
  },
}

function needed(call: Call, flag: string): string {
  const value = call.text(flag)
  if (value === '') throw new Failure('usage', `--${flag} is missing`, { hint: 'npm run compat -- --from OLD --to NEW' })
  return value
}

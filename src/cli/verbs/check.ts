import { kubeVersionFlag, kubeVersionOf } from '../kube-version.ts'
import { explained } from '../explained.ts'
import { mannerFlags, mannerOf } from '../manner.ts'
import { expectFlag, refuseUnexpected } from '../expect.ts'
import { onPart, shardFlags } from '../shard.ts'
import { workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    ...shardFlags,
    ...expectFlag,
    ...kubeVersionFlag,
    ...mannerFlags,
    explain: { type: 'string', value: 'RULE', help: 'print the page of a rule, judge nothing' },
    snapshot: { type: 'string', value: 'FILE', help: 'judge by this snapshot, with no cluster access' },
  },
  examples: [
    ['npm run check -- --env prod-eu', 'against the live cluster'],
    ['npm run -s check -- --explain crd/property-removed', 'what a rule means'],
    ['npm run check -- --env prod-eu --snapshot values/prod-eu/snapshot.json', 'with no cluster access'],
    ['npm run check -- --env prod-eu --kube-version 1.37', 'what an upgrade of the cluster would break'],
  ],
  positionals: '',
  run: async (call) => {
    if (call.text('explain') !== '') return explained('check', call)
    await refuseUnexpected(call, 'HEAD')
    const { check } = await import('../../pipeline/check.ts')
    return onPart(call, 'environment', (selection) =>
      check({ ...selection, snapshot: call.path('snapshot'), kubeVersion: kubeVersionOf(call), manner: mannerOf(call) }, call.ports),
    )
  },
}

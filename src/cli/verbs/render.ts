import { Failure } from '../../model/failure.ts'
import { onPart, shardFlags } from '../shard.ts'
import { workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    ...shardFlags,
    check: { type: 'boolean', value: '', help: 'write nothing; exit 10 when rendered/ is not what the inputs give' },
    commit: { type: 'boolean', value: '', help: 'commit rendered/ alone, when anything changed' },
    jobs: { type: 'string', value: 'N', help: 'releases at once (default: SLUICE_JOBS, else one more than there are cores)' },
  },
  examples: [
    ['npm run render', 'every release of every environment'],
    ['npm run render -- --env prod-eu --commit', 'one environment, committed'],
    ['npm run render -- --check', 'in CI: is rendered/ up to date?'],
  ],
  positionals: '',
  run: async (call) => {
    const { render } = await import('../../pipeline/render.ts')
    return onPart(call, 'release', (selection) =>
      render({ ...selection, isCheck: call.isOn('check'), isCommit: call.isOn('commit'), jobs: jobsOf(call.text('jobs')) }, call.ports),
    )
  },
}

function jobsOf(flag: string): number | undefined {
  const [name, text] = flag === '' ? ['SLUICE_JOBS', process.env['SLUICE_JOBS'] ?? ''] : ['--jobs', flag]
  if (text === '') return undefined
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new Failure('usage', `${name} is "${text}", expected a number of releases from 1 to 9999`, { hint: 'Leave it out to use all cores' })
}

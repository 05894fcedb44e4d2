import type { Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    merge: { type: 'boolean', value: '', help: 'join the results of shards into one verdict; a missing shard blocks' },
  },
  examples: [
    ['npm run -s report -- outcome.json --output markdown', 'a result of --output json, printed again in any format'],
    ['npm run -s report -- --merge shard-*.json --output github', 'the results of all shards as one'],
  ],
  positionals: '[FILE…|-]',
  run: async (call) => {
    const { report } = await import('../../pipeline/report.ts')
    return report({ cwd: call.cwd, paths: call.positionals, isMerge: call.isOn('merge') }, call.ports)
  },
}

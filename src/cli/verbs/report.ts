import { Failure } from '../../model/failure.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { Place } from '../../pipeline/publish.ts'
import type { Call, Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    merge: { type: 'boolean', value: '', help: 'join the results of shards or rows into one verdict; a missing one blocks' },
    github: { type: 'string', value: 'PLACES', help: 'show them on GitHub instead of printing: comment, checks, sarif, with commas between' },
    artifacts: { type: 'string', value: 'PREFIX', help: 'with --github: results from artifacts of the run that judged, by the beginning of their name' },
    env: { type: 'string', value: 'NAME', help: 'with --github: the environment of a result that stopped before it told' },
  },
  examples: [
    ['npm run -s report -- outcome.json --output markdown', 'a result of --output json, printed again in any format'],
    ['npm run -s report -- --merge shard-*.json --output github', 'the results of all shards as one'],
    ['npm run -s report -- --merge results/', 'all results of a folder, as those of the rows of a matrix'],
    ['npm run report -- --github comment,checks production.json', 'a comment on the pull request of this run, and a check run'],
    ['npm run report -- --github comment --artifacts sluice-', 'after a fork: what its run left, as data'],
  ],
  positionals: '[FILE…|FOLDER/|-]',
  run: async (call) => {
    if (call.text('github') !== '') return published(call)
    const { report } = await import('../../pipeline/report.ts')
    return report({ cwd: call.cwd, paths: call.positionals, isMerge: call.isOn('merge') }, call.ports)
  },
}

async function published(call: Call): Promise<Outcome> {
  const { places, publish } = await import('../../pipeline/publish.ts')
  const asked = call.text('github').split(',')
  const isPlace = (name: string): name is Place => places.some((place) => place === name)
  const unknown = asked.find((name) => !isPlace(name))
  if (unknown !== undefined) throw new Failure('usage', `--github has "${unknown}", expected ${places.join(', ')}`, { hint: '--github comment,checks' })
  const inputs = { cwd: call.cwd, paths: call.positionals, artifacts: call.text('artifacts'), isMerge: call.isOn('merge'), environment: call.text('env') }
  return publish({ ...inputs, places: asked.filter(isPlace) }, call.ports)
}

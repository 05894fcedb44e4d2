import { Failure } from '../../model/failure.ts'
import { applyFlags, applyOptionsOf } from '../apply-options.ts'
import { expectFlag, refuseUnexpected } from '../expect.ts'
import { onPart, shardFlags } from '../shard.ts'
import { selectionOf, workspaceFlags, type Call, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    ...shardFlags,
    ...expectFlag,
    'dry-run': { type: 'boolean', value: '', help: 'let the server try each object, with its webhooks, instead of only reading' },
    issue: { type: 'boolean', value: '', help: 'keep one issue on GitHub for each environment: opened, edited, closed, reopened' },
    fix: { type: 'boolean', value: '', help: 'put back what drifted, by an apply with its check; says first who did it. All flags below are for it' },
    ...applyFlags,
  },
  examples: [
    ['npm run drift -- --env prod-eu', 'what differs from Git, who changed it, and when; exit 10 when anything does'],
    ['npm run drift -- --env prod-eu --dry-run', 'the same, exactly as an apply would see it; it needs the right to patch'],
    ['npm run drift -- --issue', 'every night, in GitHub Actions: what drifts, as an issue of its environment'],
    ['npm run drift -- --env prod-eu --fix', 'check, ask, and put back what people changed; what controllers own is left to them'],
    ['npm run drift -- --env prod-eu --fix --token sluice1.…', 'the same without a question, as check printed the token for'],
  ],
  positionals: '',
  run: async (call) => {
    await refuseUnexpected(call, 'HEAD')
    const options = { ...selectionOf(call), isTried: call.isOn('dry-run') }
    if (call.isOn('fix') && call.isOn('issue'))
      throw new Failure('usage', 'Cannot put drift back and keep its issue in one go', { hint: 'First --fix, then --issue: it closes the issue' })
    if (call.isOn('fix')) return fix(call, options)
    refuseForNothing(call)
    const look = call.isOn('issue') ? (await import('../../pipeline/drift/track-drift.ts')).trackDrift : (await import('../../pipeline/drift.ts')).drift
    return onPart(call, 'environment', (selection) => look({ ...selection, isTried: options.isTried }, call.ports))
  },
}

/** Who names a token wants something to be put back. */
function refuseForNothing(call: Call): void {
  const given = Object.entries(applyFlags).find(([name, { type }]) => (type === 'boolean' ? call.isOn(name) : call.text(name) !== ''))
  if (given === undefined) return
  throw new Failure('usage', `--${given[0]} changes nothing without --fix: drift only reads`, { hint: 'Add --fix, or leave it out' })
}

async function fix(call: Call, options: ReturnType<typeof selectionOf> & { readonly isTried: boolean }) {
  if (options.environments.length !== 1) throw new Failure('usage', 'drift --fix changes one environment at a time', { hint: 'Name it: --env prod-eu' })
  const { fixDrift } = await import('../../pipeline/drift/fix.ts')
  return fixDrift({ ...applyOptionsOf(call), ...options, isPrintStream: false, prune: { isOn: false, named: [] } }, call.ports)
}

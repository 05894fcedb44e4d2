import { onPart, shardFlags } from '../shard.ts'
import { workspaceFlags, type Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    ...workspaceFlags,
    ...shardFlags,
    base: { type: 'string', value: 'REV', help: 'a Git revision (default: the merge base with the default branch)' },
    from: { type: 'string', value: 'PATH', help: 'compare any two files, folders or streams ("-"): the old one, or /dev/null' },
    to: { type: 'string', value: 'PATH', help: 'and the new one' },
    live: { type: 'boolean', value: '', help: 'compare with the live cluster instead' },
    all: { type: 'boolean', value: '', help: 'fold nothing: labels, image tags, checksums and descriptions too' },
    why: { type: 'boolean', value: '', help: 'say of each difference what makes it: chart, values, capabilities or helm version' },
    patch: { type: 'string', value: 'json|unified', help: 'print a JSON Patch for each object, or a text for patch and git apply' },
    'exit-code': { type: 'boolean', value: '', help: 'exit 10 when anything differs' },
  },
  examples: [
    ['npm run diff', 'what this branch changes under rendered/'],
    ['npm run -s sluice -- diff --from old/ --to new/', 'what two folders differ in, without a workspace'],
    ['npm run -s sluice -- diff --from <(helm template a old) --to <(helm template a new)', 'the same of two commands'],
    ['npm run diff -- --why', 'the same, with the cause of each difference'],
    ['npm run diff -- --env prod-eu --live', 'what applying would change'],
  ],
  positionals: '',
  run: async (call) => {
    const { diff } = await import('../../pipeline/diff.ts')
    const paths = { cwd: call.cwd, from: call.text('from'), to: call.text('to') }
    const shown = { hasExitCode: call.isOn('exit-code'), isWhole: call.isOn('all'), isWhy: call.isOn('why'), patch: call.text('patch') }
    return onPart(call, 'environment', (selection) => diff({ ...selection, ...shown, base: call.text('base'), isLive: call.isOn('live'), paths }, call.ports))
  },
}

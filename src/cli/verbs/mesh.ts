import { Failure } from '../../model/failure.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { Call, Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {
    from: { type: 'string', value: 'PATH', help: 'manifests: a file, a folder, or - for standard input' },
    to: { type: 'string', value: 'PATH', help: 'what they are to become: shows what that does to proxies' },
    proxy: { type: 'string', value: 'NAME', help: 'only proxies whose name has this in it' },
  },
  examples: [
    ['npm run mesh -- --from old/ --to new/', 'what a change does to gateways and sidecars'],
    ['npm run mesh -- route --from rendered/prod --proxy gateway', "the gateways' routes, as Pilot would send them"],
    ['npm run mesh -- explain NC', 'what a response flag means, and what brings it about'],
  ],
  positionals: '[cluster|listener|route|explain FLAG]',
  run: (call) => (call.positionals[0] === 'explain' ? explained(call) : shown(call)),
}

async function explained(call: Call): Promise<Outcome> {
  const [, flag = ''] = call.positionals
  const { explainFlag } = await import('../../pipeline/mesh/explain-flag.ts')
  return explainFlag({ cwd: call.cwd, flag, from: call.text('from'), to: call.text('to') }, call.ports)
}

async function shown(call: Call): Promise<Outcome> {
  if (call.text('from') === '') throw new Failure('usage', '--from is missing', { hint: 'npm run mesh -- --from PATH' })
  const { mesh } = await import('../../pipeline/mesh.ts')
  return mesh({ cwd: call.cwd, from: call.text('from'), to: call.text('to'), proxy: call.text('proxy'), table: tableOf(call) }, call.ports)
}

const tables = ['cluster', 'listener', 'route'] as const

function tableOf({ positionals }: Call): '' | (typeof tables)[number] {
  const [word] = positionals
  const table = tables.find((name) => name === word)
  if (word === undefined || table !== undefined) return table ?? ''
  throw new Failure('usage', `Cannot show "${word}": expected ${tables.join(', ')} or explain`, { hint: 'npm run mesh -- --help' })
}

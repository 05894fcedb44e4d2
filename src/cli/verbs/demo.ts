import type { Verb } from '../verb.ts'

export const verb: Verb = {
  flags: { cluster: { type: 'boolean', value: '', help: 'against a real API server that is started for it: npm run demo -- --cluster' } },
  examples: [
    ['npm run demo', 'offline, against a picture of a cluster'],
    ['npm run demo -- --cluster', 'the same story on a real API server, applied for real'],
  ],
  positionals: '',
  run: async (call) => {
    const { demo } = await import('../demo/demo.ts')
    return demo(call, call.isOn('cluster'))
  },
}

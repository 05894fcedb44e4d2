import type { Verb } from '../verb.ts'

export const verb: Verb = {
  flags: {},
  examples: [
    ['helm template web ./chart | npm run -s normalise -- -', 'from standard input'],
    ['npm run -s normalise -- manifests/', 'a folder of manifests'],
  ],
  positionals: '[FILE…|-]',
  run: async (call) => {
    const { normalise } = await import('../../pipeline/normalise.ts')
    return normalise({ cwd: call.cwd, paths: call.positionals }, call.ports)
  },
}

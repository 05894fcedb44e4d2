import { Failure } from '../../model/failure.ts'
import type { SpinnakerOptions } from '../../pipeline/spinnaker.ts'
import { selectionOf, workspaceFlags, type Call, type Flags, type Verb } from '../verb.ts'

/** The keys of spinnaker.yml as flags, which count more than it. */
const parameterFlags = {
  application: { type: 'string', value: 'NAME', help: "Spinnaker's application" },
  account: { type: 'string', value: 'NAME', help: "Spinnaker's Kubernetes account that Jobs run in" },
  image: { type: 'string', value: 'IMAGE', help: 'the image of the Containerfile, best with its digest' },
  repository: { type: 'string', value: 'URL', help: 'the Git repository of the workspace (default: the image holds it in /workspace)' },
  namespace: { type: 'string', value: 'NAME', help: 'where Jobs run (default: sluice)' },
  'gate-account': { type: 'string', value: 'NAME', help: 'the service account that reads (default: sluice-gate)' },
  'apply-account': { type: 'string', value: 'NAME', help: 'the service account that writes (default: sluice-apply)' },
  'gate-kubeconfig': { type: 'string', value: 'SECRET', help: 'a Secret with a kubeconfig of another cluster, for Gate and Verify' },
  'apply-kubeconfig': { type: 'string', value: 'SECRET', help: 'the same for Apply' },
  approval: { type: 'string', value: 'WHEN', help: 'always, or warnings: nobody is asked where nothing warns and nothing is deleted (default: always)' },
} as const satisfies Flags

export const verb: Verb = {
  flags: { workspace: workspaceFlags.workspace, env: workspaceFlags.env, ...parameterFlags },
  examples: [
    ['npm run -s spinnaker -- pipeline --env prod-eu > pipeline.json', 'the pipeline of an environment, by spinnaker.yml'],
    ['npm run -s spinnaker -- pipeline --env prod-eu --application platform --account tools --image r.example.com/sluice@sha256:…', 'without that file'],
    ['npm run -s spinnaker -- stage --env prod-eu', 'the gate as a stage of its own, for orca-local.yml'],
  ],
  positionals: 'pipeline|stage',
  run: async (call) => {
    const { spinnaker } = await import('../../pipeline/spinnaker.ts')
    return spinnaker({ root: selectionOf(call).root, environment: environmentOf(call), what: whatOf(call), flags: flagsOf(call) }, call.ports)
  },
}

function whatOf({ positionals }: Call): SpinnakerOptions['what'] {
  const [what, ...others] = positionals
  if ((what === 'pipeline' || what === 'stage') && others.length === 0) return what
  throw new Failure('usage', `spinnaker writes "${positionals.join(' ')}", expected pipeline or stage`, {
    hint: 'npm run -s spinnaker -- pipeline --env prod-eu',
  })
}

function environmentOf(call: Call): string {
  const [name, ...others] = call.list('env')
  if (name !== undefined && others.length === 0) return name
  throw new Failure('usage', 'spinnaker writes what is for one environment', { hint: 'Name it: --env prod-eu' })
}

const flagsOf = (call: Call): SpinnakerOptions['flags'] =>
  Object.fromEntries(
    Object.keys(parameterFlags).flatMap((flag) =>
      call.text(flag) === '' ? [] : [[flag.replace(/-([a-z])/g, (_dashed, letter: string) => letter.toUpperCase()), call.text(flag)]],
    ),
  )

import { Failure } from '../model/failure.ts'
import type { ReadKubeconfig } from '../ports/kubeconfig.ts'
import type { ApplyOptions, Kubectl } from '../ports/kubectl.ts'
import type { Command, FindProgram, Run } from '../ports/run.ts'
import { appliedLines } from './kubectl/applied-lines.ts'
import { withPrivateFiles } from './kubectl/private-files.ts'
import { refusal } from './kubectl/refusal.ts'

type Environment = Readonly<Record<string, string | undefined>>

const applyLimitMs = 600_000
const versionLimitMs = 20_000

type Around = { readonly run: Run; readonly findProgram: FindProgram; readonly env: Environment; readonly kubeconfig: ReadKubeconfig }

/** A stream of objects → what kubectl did with each. It gets one context of the user's kubeconfig, and the environment that credential programs need. */
export function createKubectl({ run, findProgram, env, kubeconfig }: Around): Kubectl {
  const command = async (args: readonly string[], rest: Pick<Command, 'label' | 'limitMs' | 'limitHint' | 'input' | 'signal'>): Promise<Command> => ({
    ...rest,
    program: (await findProgram('kubectl')).path,
    args,
    env: usersOwn(env),
  })
  return {
    place: () => findProgram('kubectl'),
    version: async () =>
      versionIn((await run(await command(['version', '--client', '--output=json'], { label: 'telling its version', limitMs: versionLimitMs }))).text),
    apply: async (stream, options) => {
      if (stream.trim() === '') return []
      const place = options.context === '' ? 'the current cluster' : `the cluster of context ${options.context}`
      const limits = { limitMs: applyLimitMs, limitHint: 'Look at what the cluster waits for, then apply again: what is there already is applied as it is' }
      const called = await command(applyArguments(options), {
        ...limits,
        label: `applying to ${place}`,
        input: stream,
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      })
      const ran = await withPrivateFiles(await kubeconfig(options.context, options.as), (files) => run({ ...called, env: { ...called.env, ...files } }))
      const applied = appliedLines(ran.text)
      if (ran.exitCode !== 0) throw refusal({ stream, exitCode: ran.exitCode, stderr: ran.stderr, applied, place })
      return applied
    },
  }
}

// Every choice is written out: what kubectl does by default changes with its version.
const applyArguments = ({ mode, isForced }: ApplyOptions): readonly string[] => [
  'apply',
  '--filename=-',
  '--prune=false',
  '--dry-run=none',
  // A server that takes a connection and never answers; webhooks may take 30 s.
  '--request-timeout=60s',
  ...(mode === 'server' ? [...serverSide, `--force-conflicts=${isForced}`] : ['--server-side=false']),
]

// A server-side apply refuses a field that no schema has, whatever is asked for. kubectl would ask for it as well, and read the server's OpenAPI first, each time.
const serverSide = ['--server-side=true', '--field-manager=sluice', '--validate=ignore']

// They make kubectl run another program, or turn on pruning.
const dropped = ['KUBECTL_EXTERNAL_DIFF', 'KUBECTL_APPLYSET', 'KUBE_EDITOR']

const usersOwn = (env: Environment): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined || dropped.includes(name) ? [] : [[name, value]])))

function versionIn(text: string): string {
  const version = /"gitVersion": "(v\d[\w.+-]{0,40})"/.exec(text)?.[1]
  if (version !== undefined) return version
  throw new Failure('tool-failed', 'Cannot use kubectl: it does not tell its version', { hint: 'Run kubectl version --client to see why' })
}

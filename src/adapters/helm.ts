import { isUtf8 } from 'node:buffer'
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Failure } from '../model/failure.ts'
import type { Helm } from '../ports/helm.ts'
import type { FindProgram, Ran, Run } from '../ports/run.ts'
import { later } from './helm/later.ts'
import { refusal } from './helm/refusal.ts'
import { scrubbed } from './helm/scrubbed.ts'
import { templateLimitMs } from './helm/template-limit.ts'

type Environment = Readonly<Record<string, string | undefined>>

// Bare helm uses up to 100 MB for the largest charts; Go reserves much more address space than it uses, and fails under 1.2 GB.
const addressSpaceKiB = 2_000_000

const versionLimitMs = 20_000

/** Arguments of `helm template` → what it prints, with no cluster, no network, no plugins and none of the user's helm settings. */
export function createHelm(run: Run, findProgram: FindProgram, env: Environment): Helm {
  let version: Promise<string> | undefined
  return {
    version: () => (version ??= readVersion(run, findProgram, env)),
    digest: async () => `sha256:${hash('sha256', readFileSync((await findProgram('helm')).path))}`,
    place: () => findProgram('helm'),
    template: async (args, label, moment = 'now') => {
      const { path } = await findProgram('helm')
      const limits = {
        limitMs: templateLimitMs(env),
        limitHint: 'Raise it with SLUICE_HELM_TIMEOUT (seconds), or look for a template that never ends',
        addressSpaceKiB,
        isOffline: true,
      }
      const command = { program: path, args, label: `rendering ${label}`, env: scrubbed(env), ...limits }
      const ran = await (moment === 'now' ? run(command) : later((zone) => run({ ...command, env: { ...command.env, ...zone } })))
      if (ran.exitCode !== 0) throw refusal(ran, { args, label, path })
      return { stdout: rendered(ran, label), stderr: ran.stderr }
    },
  }
}

async function readVersion(run: Run, findProgram: FindProgram, env: Environment): Promise<string> {
  const { path } = await findProgram('helm')
  const ran = await run({
    program: path,
    args: ['version', '--template', '{{.Version}}'],
    label: 'telling its version',
    env: scrubbed(env),
    limitMs: versionLimitMs,
  })
  const version = ran.text.trim()
  const major = Number(/^v(\d+)\.\d+\.\d+/.exec(version)?.[1])
  if (ran.exitCode === 0 && major >= 3) return version
  const found = ran.exitCode === 0 && /^[\w.+-]{1,40}$/.test(version) ? version : `exit code ${ran.exitCode}`
  throw new Failure('tool-failed', `Cannot use ${path}: it answers "${found}" to "helm version", expected v3 or newer`, {
    hint: 'Install a current helm, or let SLUICE_HELM name one',
  })
}

function rendered({ stdout, text, stderr }: Ran, label: string): string {
  const hooks = unknownHooks(stderr)
  if (hooks !== undefined) {
    throw new Failure('chart-invalid', `Cannot render ${label}: helm leaves out the objects with the hook "${hooks}", which it no longer knows`, {
      hint: 'Use a version of the chart that is made for Helm 3 or newer',
    })
  }
  if (!isUtf8(stdout))
    throw new Failure('chart-invalid', `Cannot render ${label}: the chart writes bytes that are not UTF-8`, {
      hint: 'Mend the template or the file of the chart that holds them',
    })
  return text
}

/** helm drops such objects, ends with 0 and only mentions it: in Helm 3 one a line, in Helm 4 as a list. */
function unknownHooks(stderr: string): string | undefined {
  const found = /skipping unknown hooks?(?:: "|.*hookTypes="?)([a-z, -]*)/.exec(stderr)
  return found === null ? undefined : found[1]
}

import { lt, valid } from 'semver'
import { Failure } from '../../model/failure.ts'
import type { FindProgram, Ran, Run } from '../../ports/run.ts'
import { pullLimitMs } from './limit.ts'

export type Surroundings = { readonly run: Run; readonly findProgram: FindProgram; readonly env: Readonly<Record<string, string | undefined>> }

/** Runs helm as the user would: with the user's repositories, logins and credential programs. An exit code is an answer. */
export type UsersHelm = (args: readonly string[], label: string) => Promise<Ran>

export function createUsersHelm({ run, findProgram, env }: Surroundings): UsersHelm {
  const call: UsersHelm = async (args, label) =>
    run({
      program: (await findProgram('helm')).path,
      args,
      label,
      env: usersOwn(env),
      limitMs: pullLimitMs(env),
      limitHint: 'Check the way to the repository, then run the same command again; SLUICE_PULL_TIMEOUT (seconds) allows more time',
      addressSpaceKiB,
    })
  let known: Promise<void> | undefined
  return async (args, label) => {
    await (known ??= refuseCareless(call))
    return call(args, label)
  }
}

// As for rendering: an index or an archive without an end stops helm, not the machine.
const addressSpaceKiB = 2_000_000

// Repositories and registries are logged in to by it, and by credential helpers that have variables of their own.
function usersOwn(env: Surroundings['env']): Readonly<Record<string, string>> {
  const own = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || /^(HELM_(KUBE|DEBUG|NAMESPACE)|KUBE)/.test(name) ? [] : [[name, value] as const],
  )
  return { ...Object.fromEntries(own), KUBECONFIG: '/dev/null' }
}

// CVE-2021-32690: older ones hand a repository's password to any host that its index names.
const careful = '3.6.1'

async function refuseCareless(call: UsersHelm): Promise<void> {
  const version = valid((await call(['version', '--template', '{{.Version}}'], 'telling its version')).text.trim())
  if (version !== null && !lt(version, careful)) return
  throw new Failure('tool-failed', `Cannot pull charts with this helm: it says that it is ${version ?? 'no version at all'}, expected ${careful} or newer`, {
    hint: 'Older ones give the password of one repository to others: install a current helm, or let SLUICE_HELM name one',
  })
}

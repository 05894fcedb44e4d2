import { findPackageJSON } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { createClock } from '../adapters/clock.ts'
import { createFiles } from '../adapters/files.ts'
import { createInterrupts } from '../adapters/interrupts.ts'
import { createRunner } from '../adapters/runner.ts'
import { createTerminal } from '../adapters/terminal.ts'
import { createTimer } from '../adapters/timer.ts'
import type { ReadKubeconfig } from '../ports/kubeconfig.ts'
import type { Ports } from '../ports/ports.ts'
import type { Run } from '../ports/run.ts'

/** Absolute folder of Sluice itself, as it was checked out or installed. */
export const sluice = dirname(findPackageJSON(import.meta.url) ?? '')

/** The world of one workspace. Clients are loaded when a verb first asks for them: starting them all would take longer than most verbs. */
export function wire(root: string): Ports {
  const createdRun = once(async () => (await import('../adapters/run.ts')).createRun())
  const run: Run = async (command) => (await createdRun())(command)
  const cache = once(async () => (await import('../adapters/cache.ts')).createCache(await cacheRoot()))
  const programs = once(async () => (await import('../adapters/programs.ts')).createPrograms({ env: process.env, workspaceRoot: root }))
  const helm = once(async () => {
    const [{ createHelm }, { rememberProgram }] = await Promise.all([import('../adapters/helm.ts'), import('../adapters/helm/remember-program.ts')])
    return rememberProgram(createHelm(run, await programs(), process.env), cache)
  })
  const git = once(async () => (await import('../adapters/git.ts')).createGit(run, root, process.env))
  const files = createFiles(root)
  const kubeconfig = once(() => kubeconfigReader(root, { files, git }))
  const kubectl = once(async () =>
    (await import('../adapters/kubectl.ts')).createKubectl({ run, findProgram: await programs(), env: process.env, kubeconfig: await kubeconfig() }),
  )
  const packing = once(async () => (await import('../adapters/packing.ts')).createPacking())
  const charts = once(async () =>
    (await import('../adapters/charts.ts')).createCharts({
      run,
      findProgram: await programs(),
      env: process.env,
      cacheRoot: await cacheRoot(),
      cache: await cache(),
      workspaceRoot: root,
    }),
  )
  const time = { clock: createClock(), timer: createTimer(), interrupts: createInterrupts() }
  const github = once(async () => (await import('../adapters/github.ts')).createGitHub(process.env, time))
  const here = { ...time, files, runner: createRunner(process.env), terminal: createTerminal(), cores: availableParallelism() }
  return { ...here, helm, kubectl, git, github, charts, packing, cache, ...clusters(kubeconfig) }
}

function clusters(kubeconfig: () => Promise<ReadKubeconfig>): Pick<Ports, 'cluster' | 'clusterWrites' | 'rights' | 'serverView'> {
  const created = once(async () => (await import('../adapters/cluster.ts')).createClusters(await kubeconfig()))
  return {
    cluster: async (context) => (await created()).cluster(context),
    clusterWrites: async (context, who = '') => (await created()).clusterWrites(context, who),
    rights: async (context, who = '') => (await created()).rights(context, who),
    serverView: async (context) => (await created()).serverView(context),
  }
}

/** What a kubeconfig may run is asked of the commit that was reviewed, whatever verb opens the cluster. */
async function kubeconfigReader(root: string, ports: Pick<Ports, 'files' | 'git'>): Promise<ReadKubeconfig> {
  const [{ createKubeconfig }, { createLookUp }] = await Promise.all([import('../adapters/kubeconfig.ts'), import('../adapters/programs.ts')])
  const place = { env: process.env, workspaceRoot: root }
  const allowed = async (context: string): Promise<readonly string[]> =>
    (await import('../pipeline/workspace/reviewed-programs.ts')).reviewedPrograms(context, root, ports)
  return createKubeconfig({ ...place, lookUp: createLookUp(place), allowed })
}

const cacheRoot = async (): Promise<string> => (await import('../adapters/programs/cache-root.ts')).cacheRootOf(process.env)

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

import { findPackageJSON } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { createClock } from '../adapters/clock.ts'
import { createFiles } from '../adapters/files.ts'
import { createInterrupts } from '../adapters/interrupts.ts'
import { createRunner } from '../adapters/runner.ts'
import { createTerminal } from '../adapters/terminal.ts'
import { createTimer } from '../adapters/timer.ts'
import type { ClusterWrites } from '../ports/cluster-writes.ts'
import type { Cluster } from '../ports/cluster.ts'
import type { Ports } from '../ports/ports.ts'
import type { ServerView } from '../ports/server-view.ts'
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
  const kubectl = once(async () => (await import('../adapters/kubectl.ts')).createKubectl(run, await programs(), process.env))
  const git = once(async () => (await import('../adapters/git.ts')).createGit(run, root, process.env))
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
  const here = { ...time, files: createFiles(root), runner: createRunner(process.env), terminal: createTerminal(), cores: availableParallelism() }
  return { ...here, helm, kubectl, git, charts, packing, cache, cluster, clusterWrites, serverView }
}

const cacheRoot = async (): Promise<string> => (await import('../adapters/programs/cache-root.ts')).cacheRootOf(process.env)

const cluster = async (context: string): Promise<Cluster> => (await import('../adapters/cluster.ts')).createCluster({ context })

const clusterWrites = async (context: string): Promise<ClusterWrites> => (await import('../adapters/cluster.ts')).createClusterWrites({ context })

const serverView = async (context: string): Promise<ServerView> => (await import('../adapters/cluster.ts')).createServerView({ context })

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

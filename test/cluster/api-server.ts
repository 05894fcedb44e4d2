import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findControllers, findServers, type Found } from './binaries.ts'
import { openHousehold, type Child, type Household } from './child.ts'
import { openClient } from './client.ts'
import { startControllers } from './controllers.ts'
import { freePorts } from './free-ports.ts'
import { contextOf } from './kubeconfig.ts'
import { apiServerAnswers, etcdAnswers, until } from './readiness.ts'
import { apiServerArgs, auditLogIn, etcdArgs, type Ports, type Wanted } from './server-args.ts'
import { certificateIn, writeServerFiles } from './server-files.ts'

/** A real etcd and kube-apiserver on loopback, empty and all its own. */
export type ApiServer = {
  /** Path of a kubeconfig with a context for each user; the current one is the administrator's. */
  readonly kubeconfig: string
  readonly context: string
  /** The same cluster for the user "reader", who may do what every user may: discover. */
  readonly readerContext: string
  /** Where its etcd answers. */
  readonly etcd: string
  /** Every write and its answer, a JSON object a line, where the test asked for it. */
  readonly auditLog: string
  /** Ends the kube-apiserver at once, as a crash does; etcd and the files stay until `stop`. */
  kill(): Promise<void>
  /** Starts it again on what etcd has, and resolves when it answers. */
  restart(): Promise<void>
  /** The same of its etcd: the kube-apiserver lives on and finds it again. */
  killEtcd(): Promise<void>
  restartEtcd(): Promise<void>
  /** Ends all servers and removes their files. */
  stop(): Promise<void>
}

// Free ports are found and then used, so another process can take one in between; that is rare, and rarer twice.
const attempts = 3

/** Starts the servers and waits until they answer. Throws where there are none to start: ask `findServers` first. */
export async function startApiServer(wanted: Wanted = {}): Promise<ApiServer> {
  const programs = folderOf(await findServers())
  const controllers = wanted.controllers === true ? folderOf(await findControllers()) : undefined
  const { server, household } = await startOnce(programs, wanted)
  if (controllers !== undefined) await startControllers(household, controllers, openClient(server.kubeconfig))
  return server
}

async function startOnce(programs: string, wanted: Wanted): Promise<Started> {
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryStart(programs, wanted)
    if ('server' in started) return started
    if (attempt === attempts || !started.said.includes('address already in use')) throw new Error(`The API server does not start: ${started.said}`)
  }
}

function folderOf(found: Found): string {
  if ('missing' in found) throw new Error(`There is no API server to start: ${found.missing}`)
  return found.folder
}

type Started = { readonly server: ApiServer; readonly household: Household }

async function tryStart(programs: string, wanted: Wanted): Promise<Started | { readonly said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-api-server-'))
  const household = openHousehold(folder)
  const [client = 0, peer = 0, secure = 0] = await freePorts(3)
  const ports: Ports = { client, peer, secure }
  const token = writeServerFiles(folder, { port: secure, users: wanted.users ?? [] })
  const startEtcd = (): Child => household.start(join(programs, 'etcd'), etcdArgs(folder, ports))
  const etcd = startEtcd()
  const startServer = (): Child => household.start(join(programs, 'kube-apiserver'), apiServerArgs(folder, ports, wanted))
  const isUp = (child: Child): Promise<boolean> => until(() => apiServerAnswers({ port: secure, authority: certificateIn(folder), token }), child)
  const first = startServer()
  if ((await until(() => etcdAnswers(client), etcd)) && (await isUp(first)))
    return { server: running(household, { first, startServer, isUp, etcd, startEtcd, port: client }), household }
  const said = `etcd says:\n${etcd.said()}\nkube-apiserver says:\n${first.said()}`
  await household.end()
  return { said }
}

type Lives = {
  readonly first: Child
  readonly startServer: () => Child
  readonly isUp: (child: Child) => Promise<boolean>
  readonly etcd: Child
  readonly startEtcd: () => Child
  readonly port: number
}

function running(household: Household, { first, startServer, isUp, etcd, startEtcd, port }: Lives): ApiServer {
  let current = first
  let currentEtcd = etcd
  return {
    kubeconfig: join(household.folder, 'kubeconfig'),
    context: contextOf('admin'),
    readerContext: contextOf('reader'),
    etcd: `http://127.0.0.1:${port}`,
    auditLog: auditLogIn(household.folder),
    kill: () => current.end('SIGKILL'),
    restart: async () => {
      await current.end('SIGKILL')
      current = startServer()
      if (!(await isUp(current))) throw new Error(`The API server does not start again: ${current.said()}`)
    },
    killEtcd: () => currentEtcd.end('SIGKILL'),
    restartEtcd: async () => {
      await currentEtcd.end('SIGKILL')
      currentEtcd = startEtcd()
      if (!(await until(() => etcdAnswers(port), currentEtcd)) || !(await isUp(current))) throw new Error(`etcd does not start again: ${currentEtcd.said()}`)
    },
    stop: () => household.end(),
  }
}

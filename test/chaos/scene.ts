import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadAll } from 'js-yaml'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { fromJsonText, isObject, objectAt, textAt, type JsonObject } from '../../src/model/json.ts'
import { oneRelease, scratch, type Scratch } from '../cli/workspace.ts'
import type { ApiServer } from '../cluster/api-server.ts'
import { openClient, type Client } from '../cluster/client.ts'
import { objectsOf, type Content } from './content.ts'
import { start, type Ended, type Running } from './run.ts'
import { openNetwork, type Network } from './toxics.ts'

/** One seed's workspace and what it may do to the cluster. */
export type Scene = {
  readonly server: ApiServer
  /** The administrator, who stands for everybody who is not Sluice. */
  readonly client: Client
  /** Namespace of the seed, and the word by which its cluster-scoped objects differ from those of other seeds. */
  readonly place: string
  readonly workspace: Scratch
  /** The objects of every commit, as they stand under rendered/ there. */
  readonly revisions: Map<string, readonly JsonObject[]>
  /** The way of both users to the server. */
  readonly network: Network
  /** Renders and commits a revision; gives the commit. */
  readonly commit: (content: Content) => Promise<string>
  readonly head: () => Promise<string>
  /** Starts a verb with flags, as the user "sluice" or "rival". */
  readonly start: (user: User, args: readonly string[], failPoint?: string) => Running
}

export type User = 'sluice' | 'rival'
export const users = ['sluice', 'rival'] as const satisfies readonly User[]

export async function openScene(server: ApiServer, place: string): Promise<Scene> {
  const client = openClient(server.kubeconfig)
  const kubectl = await embeddedProgram('kubectl')
  const files = oneRelease({}, { cluster: `context: ${server.context}`, release: 'secrets: allow' })
  const environment = (files['values/e/environment.yml'] ?? '').replace('namespace: ns', `namespace: ${place}`)
  // Each seed has a lock and an inventory of its own, as each environment has.
  const workspace = scratch({ ...files, 'values/e/environment.yml': `${environment}inventory: { name: ${place} }\nprune: true\n` })
  for (const words of [
    ['init', '-q'],
    ['config', 'user.name', 'Test'],
    ['config', 'user.email', 'test@example.com'],
  ])
    await workspace.git(...words)
  const network = await openNetwork(portOf(server))
  const kubeconfigs = Object.fromEntries(users.map((user) => [user, kubeconfigOf(server, { user, place, port: network.port })]))
  const revisions = new Map<string, readonly JsonObject[]>()
  const head = async (): Promise<string> => (await workspace.git('rev-parse', 'HEAD')).out.trim()
  const begin: Scene['start'] = (user, args, failPoint = '') =>
    start([...args, '--workspace', workspace.root], { KUBECONFIG: kubeconfigs[user] ?? '', SLUICE_KUBECTL: kubectl }, failPoint)
  return {
    server,
    client,
    place,
    workspace,
    network,
    revisions,
    head,
    start: begin,
    commit: async (content) => {
      writeChart(workspace, objectsOf(content, place))
      await workspace.git('add', 'values')
      await workspace.git('commit', '-q', '-m', 'values')
      succeeded(await begin('sluice', ['render', '--commit']).ended)
      const commit = await head()
      revisions.set(commit, renderedIn(workspace))
      return commit
    },
  }
}

const portOf = ({ kubeconfig }: ApiServer): number => Number(new URL(serverIn(kubeconfig)).port)

const serverIn = (kubeconfig: string): string => textAt(fromJsonText(readFileSync(kubeconfig, 'utf8')), 'clusters', 0, 'cluster', 'server') ?? ''

/** The context that the workspace names, as another user of the same cluster, on the way over the network. It lies with the server's files: a workspace may hold none. */
function kubeconfigOf({ kubeconfig, context }: ApiServer, { user, place, port }: { user: User; place: string; port: number }): string {
  const path = join(dirname(kubeconfig), `${place}-${user}.kubeconfig`)
  const text = readFileSync(kubeconfig, 'utf8').replaceAll(serverIn(kubeconfig), `https://127.0.0.1:${port}`)
  const contexts = [{ name: context, context: { cluster: context, user } }]
  writeFileSync(path, JSON.stringify({ ...objectAt(fromJsonText(text)), contexts }), { mode: 0o600 })
  return path
}

const chart = 'values/_charts/c/templates/objects.yaml'

const writeChart = (workspace: Scratch, objects: readonly JsonObject[]): void =>
  workspace.write(chart, objects.map((object) => JSON.stringify(object)).join('\n---\n'))

function renderedIn(workspace: Scratch): readonly JsonObject[] {
  const paths = workspace.tree('rendered').filter((path) => path.endsWith('.yaml'))
  return paths.flatMap((path) => loadAll(readFileSync(join(workspace.root, path), 'utf8')).map((document) => decoded(document)))
}

function decoded(document: unknown): JsonObject {
  const value = fromJsonText(JSON.stringify(document))
  if (isObject(value)) return value
  throw new Error('A rendered file holds no object')
}

function succeeded({ code, err }: Ended): void {
  if (code !== 0) throw new Error(`The story cannot begin: ${err}`)
}

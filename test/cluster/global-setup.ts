import type { TestProject } from 'vitest/node'
import { startApiServer, type ApiServer } from './api-server.ts'
import { findServers } from './binaries.ts'

/** What the test files get: a server that all of them share, or why there is none. */
export type SharedServer =
  | { readonly kind: 'up'; readonly kubeconfig: string; readonly context: string; readonly readerContext: string }
  | { readonly kind: 'missing'; readonly reason: string }

declare module 'vitest' {
  interface ProvidedContext {
    apiServer: SharedServer
  }
}

let server: ApiServer | undefined

export async function setup(project: TestProject): Promise<void> {
  const servers = await findServers()
  if (!('missing' in servers)) {
    server = await startApiServer()
    const { kubeconfig, context, readerContext } = server
    return project.provide('apiServer', { kind: 'up', kubeconfig, context, readerContext })
  }
  if (process.env['CI']) throw new Error(`CI runs the cluster tests and skips none: ${servers.missing}`)
  process.stderr.write(`The cluster tests are skipped: ${servers.missing}\n`)
  project.provide('apiServer', { kind: 'missing', reason: servers.missing })
}

export async function teardown(): Promise<void> {
  await server?.stop()
}

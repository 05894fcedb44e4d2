import { afterAll, beforeAll, beforeEach, describe, inject } from 'vitest'
import { startApiServer, type ApiServer } from './api-server.ts'
import { findControllers } from './binaries.ts'
import { openClient, type Client } from './client.ts'

export type TestServer = { readonly kubeconfig: string; readonly context: string; readonly readerContext: string; readonly client: Client }

/**
 * Tests that need the shared API server; where there is none they are skipped, and their title says why. KUBECONFIG names the server in them.
 * All files share it, so each works in namespaces and API groups of its own.
 */
export function describeWithServer(name: string, body: (server: TestServer) => void): void {
  const shared = inject('apiServer')
  if (shared.kind === 'missing') {
    const nowhere = { kubeconfig: '', context: '', readerContext: '', client: openClient('') }
    describe.skip(`${name} (skipped: ${shared.reason})`, () => body(nowhere))
    return
  }
  process.env['KUBECONFIG'] = shared.kubeconfig
  describe(name, () => body({ ...shared, client: openClient(shared.kubeconfig) }))
}

/**
 * Tests whose workloads must become ready: a server of their own with controllers, a scheduler and one node on which pods run at once. It is up in
 * their hooks and tests, not before.
 */
export function describeWithControllers(name: string, body: (up: () => ApiServer) => void): void {
  describeWithServer(name, () => {
    let server: ApiServer | undefined
    let missing = ''
    beforeAll(async () => {
      const found = await findControllers()
      if ('missing' in found) missing = found.missing
      else server = await startApiServer({ controllers: true })
    })
    beforeEach(({ skip }) => {
      if (missing === '') return
      if (process.env['CI']) throw new Error(`CI runs the cluster tests and skips none: ${missing}`)
      skip(missing)
    })
    afterAll(() => server?.stop())
    body(() => {
      if (server === undefined) throw new Error('The server is up in hooks and tests only')
      return server
    })
  })
}

import { describe, inject } from 'vitest'
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

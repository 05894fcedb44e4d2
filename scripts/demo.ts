import { main } from '../src/cli/main.ts'

// The API server is the tests' own, started for this demo and stopped after it: nobody's cluster is touched.
const flags = process.argv.slice(2)
const server = flags.includes('--cluster') ? await (await import('../test/cluster/api-server.ts')).startApiServer() : undefined
if (server !== undefined) Object.assign(process.env, { KUBECONFIG: server.kubeconfig, SLUICE_DEMO_SERVER: server.context })
try {
  await main(['demo', ...flags])
} finally {
  await server?.stop()
}

import { spawn } from 'node:child_process'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { startApiServer } from './api-server.ts'

/** `node test/cluster/run-with-server.ts -- COMMAND ARGS…` runs the command with KUBECONFIG of a fresh server, and KUBECTL, and exits as it does. */
async function main(): Promise<number> {
  const [separator, command, ...args] = process.argv.slice(2)
  if (separator !== '--' || command === undefined) {
    process.stderr.write('Usage: node test/cluster/run-with-server.ts -- COMMAND ARGS…\n')
    return 2
  }
  const server = await startApiServer()
  try {
    const kubectl = process.env['KUBECTL'] ?? (await embeddedProgram('kubectl'))
    return await run(command, args, { ...process.env, KUBECONFIG: server.kubeconfig, KUBECTL: kubectl })
  } finally {
    await server.stop()
  }
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(command, args, { env, stdio: 'inherit' })
  const pass = (signal: NodeJS.Signals): boolean => child.kill(signal)
  process.on('SIGINT', pass).on('SIGTERM', pass)
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  child.once('error', reject)
  // A command that a signal ended has no code; 1 says that it did not succeed.
  child.once('exit', (code) => resolve(code ?? 1))
  return promise
}

process.exitCode = await main()

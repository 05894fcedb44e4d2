import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isObject } from '../../src/model/json.ts'
import type { Job } from '../spinnaker/evaluate.ts'
import { parseLog } from '../spinnaker/log-parser.ts'

const program = fileURLToPath(new URL('../../scripts/sluice.ts', import.meta.url))

/** A run as Spinnaker gets it: one log, of standard output and standard error as they came. */
export type Logged = { readonly code: number | null; readonly log: string }

/** Runs the CLI with both streams in one pipe, as `kubectl logs` shows them. */
export function logged(
  args: readonly string[],
  options: { readonly env?: Record<string, string>; readonly onStart?: (pid: number) => void } = {},
): Promise<Logged> {
  const words = [process.execPath, program, ...args, '--output', 'spinnaker']
  const env = { ...process.env, KUBECONFIG: '/nonexistent/kubeconfig', SLUICE_TERMINATION_LOG: '/nonexistent/log', ...options.env }
  return new Promise((resolve) => {
    const child = execFile('/bin/sh', ['-c', 'exec "$@" 2>&1', 'sh', ...words], { env, maxBuffer: 2 ** 26 }, (_error, log) =>
      resolve({ code: child.exitCode, log }),
    )
    if (child.pid !== undefined) options.onStart?.(child.pid)
  })
}

/** What the stage of that run gets. */
export function jobOf({ code, log }: Logged): Job {
  const found = parseLog(log, 'new')
  return { isSucceeded: code === 0, properties: isObject(found) ? found : {} }
}

/** Does this once the program listens for an event: no clock takes part. */
const once = (event: string, does: string): Record<string, string> => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`process.on('newListener', (event) => event === '${event}' && setImmediate(() => { ${does} }))`)}`,
})

/** Surroundings in which something throws that nobody awaits. */
export const crashing = (message: string): Record<string, string> => once('uncaughtException', `throw new Error(${JSON.stringify(message)})`)

/** Surroundings in which a signal comes while the verb runs. */
export const stoppedBy = (signal: NodeJS.Signals): Record<string, string> => once('uncaughtException', `process.kill(process.pid, '${signal}')`)

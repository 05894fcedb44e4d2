import { existsSync, writeFileSync } from 'node:fs'

/** The file whose text Kubernetes keeps when a container ends; where there is none, nothing is written. */
export function createTerminationLog(env: NodeJS.ProcessEnv): (message: string) => void {
  const path = env['SLUICE_TERMINATION_LOG'] ?? '/dev/termination-log'
  return (message) => {
    if (existsSync(path)) writeFileSync(path, message)
  }
}

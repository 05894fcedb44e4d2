import { Failure } from '../../model/failure.ts'

// A chart has a few hundred KB; two minutes is for a slow line.
const usualSeconds = 120
const mostSeconds = 3600

/** How long helm may take for one question to a repository: SLUICE_PULL_TIMEOUT in seconds, else two minutes. */
export function pullLimitMs(env: Readonly<Record<string, string | undefined>>): number {
  const configured = env['SLUICE_PULL_TIMEOUT'] ?? ''
  if (configured === '') return usualSeconds * 1000
  const seconds = Number(configured)
  if (seconds > 0 && seconds <= mostSeconds) return seconds * 1000
  throw new Failure('usage', `SLUICE_PULL_TIMEOUT is "${configured}", expected seconds above 0 and up to ${mostSeconds}`, {
    hint: 'Set it to a number such as 300, or unset it',
  })
}

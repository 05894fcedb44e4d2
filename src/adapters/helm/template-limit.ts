import { Failure } from '../../model/failure.ts'

// The slowest chart of the corpus takes 4 s on a loaded machine.
const usualSeconds = 45
const mostSeconds = 600

/** How long one `helm template` may take: SLUICE_HELM_TIMEOUT in seconds, else 45 s. */
export function templateLimitMs(env: Readonly<Record<string, string | undefined>>): number {
  const configured = env['SLUICE_HELM_TIMEOUT'] ?? ''
  if (configured === '') return usualSeconds * 1000
  const seconds = Number(configured)
  if (seconds > 0 && seconds <= mostSeconds) return seconds * 1000
  throw new Failure('usage', `SLUICE_HELM_TIMEOUT is "${configured}", expected seconds above 0 and up to ${mostSeconds}`, {
    hint: 'Set it to a number such as 120, or unset it',
  })
}

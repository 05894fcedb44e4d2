import { randomBytes } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import type { Runner } from '../ports/runner.ts'

type Surroundings = Readonly<Record<string, string | undefined>>

/** Who runs this process, and where others find its log. */
export const createRunner = (env: Surroundings): Runner => ({
  who: env['SLUICE_ACTOR'] ?? env['GITHUB_ACTOR'] ?? userName(),
  where: env['SLUICE_RUN_URL'] ?? gitHubRun(env) ?? hostname(),
  run: randomBytes(6).toString('hex'),
})

function gitHubRun({ GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT = '1' }: Surroundings): string | undefined {
  if (GITHUB_SERVER_URL === undefined || GITHUB_REPOSITORY === undefined || GITHUB_RUN_ID === undefined) return undefined
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/attempts/${GITHUB_RUN_ATTEMPT}`
}

/** A container may run under a number that has no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

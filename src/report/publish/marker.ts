/** What a comment of ours is about: which environment, which commit of the pull request, and the run that judged it. */
export type Stamp = { readonly environment: string; readonly sha: string; readonly run: number }

// Enough to tell the commits of one pull request apart.
const shownOfSha = 12

/** A line that only programs see. */
export const markerOf = ({ environment, sha, run }: Stamp): string => `<!-- sluice:${environment} sha:${sha.slice(0, shownOfSha)} run:${run} -->`

/** What a comment says that it is about; undefined unless it begins with a marker. Anybody can write one: who did has to be asked too. */
export function stampOf(body: string): Stamp | undefined {
  const [, environment, sha, run] = /^<!-- sluice:([\w.-]+) sha:([0-9a-f]+) run:(\d+) -->/.exec(body) ?? []
  return environment === undefined || sha === undefined ? undefined : { environment, sha, run: Number(run) }
}

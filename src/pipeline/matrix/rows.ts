/** What a change touches of an environment: some of its releases, or all of it, where it moves what they share. */
export type Touched = { readonly environment: string; readonly releases: readonly string[]; readonly isWhole: boolean }

/** One job of a matrix, as flags: an empty one is left away. Names are of [a-z0-9.-] alone, so that a workflow can pass them on. */
export type MatrixRow = { readonly environment: string; readonly release: string; readonly shard: string }

// GitHub refuses a matrix of more jobs.
export const mostRows = 256

/** A row a release; where those are too many, a row an environment; and where those are, shards of everything. */
export function rowsOf(touched: readonly Touched[]): readonly MatrixRow[] {
  const finest = touched.flatMap(rowsIn)
  if (finest.length <= mostRows) return finest
  if (touched.length <= mostRows) return touched.map(({ environment }) => ({ environment, release: '', shard: '' }))
  return Array.from({ length: mostRows }, (_, index) => ({ environment: '', release: '', shard: `${index + 1}/${mostRows}` }))
}

const rowsIn = ({ environment, releases, isWhole }: Touched): readonly MatrixRow[] =>
  isWhole ? [{ environment, release: '', shard: '' }] : releases.map((release) => ({ environment, release, shard: '' }))

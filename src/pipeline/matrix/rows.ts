import { createHash } from 'node:crypto'
import { rowText } from '../../model/matrix-row.ts'

/** What a change touches of an environment: some of its releases, or all of it, where it moves what they share. */
export type Touched = { readonly environment: string; readonly releases: readonly string[]; readonly isWhole: boolean }

/** One job of a matrix: `row` is what the job hands to --row, the names are for its title. An empty one stands for all. */
export type MatrixRow = { readonly environment: string; readonly release: string; readonly row: string }

type Work = Omit<MatrixRow, 'row'>

// GitHub refuses a matrix of more jobs.
export const mostRows = 256

/** A row a release; where those are too many, a row an environment; and where those are, shards of everything. Each knows which it is, of how many. */
export function rowsOf(touched: readonly Touched[], commit: string): readonly MatrixRow[] {
  const works = worksOf(touched)
  const matrix = createHash('sha256')
    .update(JSON.stringify([commit, works]))
    .digest('hex')
    .slice(0, 16)
  return works.map((work, place) => ({ ...work, row: rowText({ ...work, index: place + 1, count: works.length, commit, matrix }) }))
}

function worksOf(touched: readonly Touched[]): readonly Work[] {
  const finest = touched.flatMap(worksIn)
  if (finest.length <= mostRows) return finest
  if (touched.length <= mostRows) return touched.map(({ environment }) => ({ environment, release: '' }))
  return Array.from({ length: mostRows }, () => ({ environment: '', release: '' }))
}

const worksIn = ({ environment, releases, isWhole }: Touched): readonly Work[] =>
  isWhole ? [{ environment, release: '' }] : releases.map((release) => ({ environment, release }))

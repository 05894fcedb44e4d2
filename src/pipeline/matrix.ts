import { Failure } from '../model/failure.ts'
import { toJsonText } from '../model/json.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import type { Selection } from './workspace/load-workspace.ts'
import { rowsOf, type MatrixRow } from './matrix/rows.ts'
import { touchedSince } from './matrix/touched.ts'
import { emptyOutcome } from './outcomes.ts'

export type MatrixOptions = Selection & {
  /** The Git revision that the change is counted from; '' for the merge base with the default branch. */
  readonly base: string
}

/** What a change touches, as the matrix of a job of GitHub Actions: a row for each part that a machine of its own may take. */
export async function matrix(options: MatrixOptions, ports: Ports): Promise<Outcome> {
  const git = await ports.git()
  if (!(await git.isRepository()))
    throw new Failure('usage', `Cannot tell what a change touches: ${options.root} is not in a Git work tree`, {
      hint: 'Run git init, and commit the workspace',
    })
  const base = options.base === '' ? await git.base() : await git.resolve(options.base)
  const rows = rowsOf(await touchedSince(base, options, ports), await git.resolve('HEAD'))
  return {
    ...emptyOutcome('plan'),
    output: `${toJsonText({ include: rows })}\n`,
    summary: `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}: ${widthOf(rows)}.`,
  }
}

const widthOf = (rows: readonly MatrixRow[]): string =>
  rows.some(({ environment }) => environment === '') ? 'more is touched than a matrix can name, so all is cut into shards' : 'what the change touches'

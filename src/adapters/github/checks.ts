import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Annotation, Checks, CheckRun } from '../../ports/github.ts'
import type { Session } from './session.ts'

// What GitHub takes in one request; the rest is added to the run.
const pageSize = 50

export const createChecks = (session: Session): Checks => ({
  put: (run) => put(session, run),
  upload: async ({ sha, ref, sarif }) => {
    const packed = (await promisify(gzip)(sarif, { level: 9 })).toString('base64')
    await session.octokit.rest.codeScanning.uploadSarif({ ...session.place, commit_sha: sha, ref, sarif: packed })
  },
})

/** The run is completed by its last page, so that nobody sees a verdict with half of what it stands on. */
async function put({ octokit, place }: Session, { sha, name, conclusion, title, summary, annotations }: CheckRun): Promise<void> {
  const pages = pagesOf(annotations).map((page) => ({ title, summary, annotations: page.map(shown) }))
  const [first, ...rest] = pages
  const ending = { status: 'completed', conclusion } as const
  const { data: made } = await octokit.rest.checks.create({
    ...place,
    head_sha: sha,
    name,
    ...(first === undefined ? {} : { output: first }),
    ...(rest.length === 0 ? ending : { status: 'in_progress' }),
  })
  for (const [index, output] of rest.entries())
    await octokit.rest.checks.update({ ...place, check_run_id: made.id, output, ...(index === rest.length - 1 ? ending : { status: 'in_progress' }) })
}

/** At least one page: a run without annotations has a title too. */
const pagesOf = (annotations: readonly Annotation[]): readonly (readonly Annotation[])[] =>
  Array.from({ length: Math.max(1, Math.ceil(annotations.length / pageSize)) }, (_, page) => annotations.slice(page * pageSize, (page + 1) * pageSize))

const shown = ({ level, title, message, file, line }: Annotation) => ({
  path: file,
  start_line: line,
  end_line: line,
  annotation_level: level,
  title,
  message,
})

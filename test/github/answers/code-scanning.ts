import { gunzipSync } from 'node:zlib'
import { fromJsonText, listAt, objectAt } from '../../../src/model/json.ts'
import { notFound, ok, type Answer } from '../answer.ts'
import { textOf } from './shown.ts'

// As GitHub's description says in words.
const mostRuns = 20
const mostResults = 25_000

export const uploadSarif: Answer = ({ body }, state) => {
  const reason = faultOf(textOf(body['sarif']))
  if (reason !== '') return { status: 400, body: { message: reason } }
  const id = `sarif-${state.sarifs.length + 1}`
  state.sarifs.push({ id, commit_sha: textOf(body['commit_sha']), ref: textOf(body['ref']), sarif: unpacked(textOf(body['sarif'])) })
  return { status: 202, body: { id, url: `${state.url}/repos/${state.owner}/${state.repo}/code-scanning/sarifs/${id}` } }
}

export const readSarif: Answer = ({ path }, state) =>
  state.sarifs.some(({ id }) => id === path['sarif_id']) ? ok({ processing_status: 'complete' }) : notFound

const unpacked = (packed: string): string => gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')

function faultOf(packed: string): string {
  try {
    const runs = listAt(objectAt(fromJsonText(unpacked(packed))), 'runs')
    if (runs.length === 0 || runs.length > mostRuns) return `${runs.length} runs, expected 1 to ${mostRuns}`
    return runs.some((run) => listAt(run, 'results').length > mostResults) ? `more than ${mostResults} results in a run` : ''
  } catch {
    return 'sarif is not gzip in base64 of JSON'
  }
}

import { isObject, listAt, objectAt } from '../../../src/model/json.ts'
import { created, notFound, ok, type Answer, type Asked } from '../answer.ts'
import { pageOf } from '../pages.ts'
import { nextId, type CheckRun } from '../state.ts'
import { shownCheckRun, textOf } from './shown.ts'

export const createCheckRun: Answer = ({ body }, state) => {
  const sha = textOf(body['head_sha'])
  if (!state.git.has(sha)) return { status: 422, body: { message: `No commit found for SHA: ${sha}` } }
  const run: CheckRun = {
    id: nextId(state.checkRuns),
    name: textOf(body['name']),
    head_sha: sha,
    status: 'queued',
    conclusion: null,
    output: {},
    annotations: [],
  }
  state.checkRuns.push(moved(run, body))
  return created(shownCheckRun(run, state))
}

export const editCheckRun: Answer = ({ path, body }, state) => {
  const run = state.checkRuns.find(({ id }) => id === path['check_run_id'])
  return run === undefined ? notFound : ok(shownCheckRun(moved(run, body), state))
}

/** What a request says of a run. A conclusion completes it, and annotations are added to those that are there. */
function moved(run: CheckRun, body: Asked['body']): CheckRun {
  const output = objectAt(body, 'output')
  const { annotations: _, ...shown } = output
  const hasEnded = typeof body['conclusion'] === 'string'
  return Object.assign(run, {
    status: hasEnded ? 'completed' : (body['status'] ?? run.status),
    conclusion: hasEnded ? textOf(body['conclusion']) : run.conclusion,
    output: { ...run.output, ...shown },
    annotations: [...run.annotations, ...listAt(output, 'annotations').filter(isObject)],
  })
}

export const listCheckRuns: Answer = (asked, state) => {
  const found = state.checkRuns.filter(
    ({ head_sha: sha, name }) => sha === asked.path['ref'] && (asked.query['check_name'] === undefined || asked.query['check_name'] === name),
  )
  const { items, headers } = pageOf(
    found.map((run) => shownCheckRun(run, state)),
    asked,
    state.url,
  )
  return { status: 200, body: { total_count: found.length, check_runs: items }, headers }
}

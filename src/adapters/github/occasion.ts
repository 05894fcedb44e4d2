import { readFileSync } from 'node:fs'
import { Failure } from '../../model/failure.ts'
import { fromJsonText, textAt, at, type Json } from '../../model/json.ts'
import type { Occasion } from '../../ports/github.ts'

type Surroundings = Readonly<Record<string, string | undefined>>

/** What this run is about, as GitHub itself tells it: its event, never what a job wrote. */
export function occasionOf(env: Surroundings): Occasion {
  const event = eventOf(env['GITHUB_EVENT_PATH'] ?? '')
  const judged = at(event, 'workflow_run')
  if (env['GITHUB_EVENT_NAME'] === 'workflow_run' && judged !== undefined) return ofEarlierRun(judged)
  const pull = at(event, 'pull_request')
  const own = runOf(env)
  if (pull !== undefined)
    return {
      ...own,
      sha: textAt(pull, 'head', 'sha') ?? '',
      branch: textAt(pull, 'head', 'ref') ?? '',
      repository: textAt(pull, 'head', 'repo', 'full_name') ?? '',
    }
  if ((env['GITHUB_SHA'] ?? '') === '')
    throw new Failure('usage', 'Cannot tell which commit this is about: this is no run of GitHub Actions', { hint: 'Print it instead: --output markdown' })
  return { ...own, sha: env['GITHUB_SHA'] ?? '', branch: env['GITHUB_REF_NAME'] ?? '', repository: env['GITHUB_REPOSITORY'] ?? '' }
}

const ofEarlierRun = (judged: Json): Occasion => ({
  sha: textAt(judged, 'head_sha') ?? '',
  branch: textAt(judged, 'head_branch') ?? '',
  repository: textAt(judged, 'head_repository', 'full_name') ?? '',
  run: Number(at(judged, 'id') ?? 0),
  runUrl: textAt(judged, 'html_url') ?? '',
})

/** This run itself. */
export function runOf(env: Surroundings): Pick<Occasion, 'run' | 'runUrl'> {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: run = '' } = env
  return run === '' ? { run: 0, runUrl: '' } : { run: Number(run), runUrl: `${server}/${repository}/actions/runs/${run}` }
}

function eventOf(path: string): Json | undefined {
  if (path === '') return undefined
  try {
    return fromJsonText(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Failure('usage', 'Cannot read the event of this run: GITHUB_EVENT_PATH names no JSON file', { hint: 'GitHub Actions sets it', cause })
  }
}

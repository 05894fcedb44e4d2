import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGitHub } from '../../src/adapters/github.ts'
import { wire } from '../../src/cli/wire.ts'
import type { GitHub as Port } from '../../src/ports/github.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { startGitHub, type GitHub } from './github.ts'

/** A loopback GitHub with a workflow's job before it, in which time passes at once. */
export type Desk = {
  readonly github: GitHub
  /** What a job asks GitHub through, for an event. */
  readonly port: (event?: Event) => Port
  readonly ports: (event?: Event) => Ports
  /** What a program of the job finds around it. */
  readonly env: (event?: Event) => Record<string, string>
  /** Milliseconds of each pause, in order. */
  readonly pauses: readonly number[]
  /** A folder for files of a job. */
  readonly folder: string
  /** Commits a file to a branch of the repository, which is made on main where it is not there. */
  readonly commit: (branch: string, path: string, text?: string) => string
  [Symbol.asyncDispose](): Promise<void>
}

/** What started the job, as GitHub names it and writes it down. */
export type Event = { readonly name: string; readonly payload: unknown; readonly run?: number; readonly sha?: string; readonly branch?: string }

export const token = 'token-of-a-test'

export async function startDesk(): Promise<Desk> {
  const github = await startGitHub({ token })
  const folder = mkdtempSync(join(tmpdir(), 'sluice-desk-'))
  const pauses: number[] = []
  let passed = 0
  const timer = {
    elapsed: () => passed,
    sleep: async (ms: number) => {
      pauses.push(ms)
      passed += ms
    },
  }
  const begun = Date.parse('2026-11-26T12:00:00Z')
  const clock = {
    now: () => begun + passed,
    time: () => new Date(begun + passed).toISOString(),
    today: () => '2026-11-26',
    since: (time: string) => begun + passed - Date.parse(time),
  }
  const environmentOf = ({ name, payload, run = 1, sha = '', branch = '' }: Event): Record<string, string> => {
    const path = join(folder, 'event.json')
    writeFileSync(path, JSON.stringify(payload))
    return {
      GITHUB_EVENT_NAME: name,
      GITHUB_EVENT_PATH: path,
      GITHUB_RUN_ID: `${run}`,
      GITHUB_SHA: sha,
      GITHUB_REF_NAME: branch,
      GITHUB_SERVER_URL: github.url,
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_TOKEN: token,
    }
  }
  const env = (event: Event = { name: 'schedule', payload: {} }): Record<string, string> => environmentOf(event)
  const port = (event?: Event): Port => createGitHub(env(event), { clock, timer })
  return {
    github,
    port,
    env,
    ports: (event) => ({ ...wire(folder), clock, timer, github: async () => port(event) }),
    pauses,
    folder,
    commit: (branch, path, text = `${path}\n`) => {
      const main = github.state.git.tip('main')
      if (branch !== 'main' && main !== undefined) github.state.git.createBranch(branch, main)
      const additions = [{ path, content: Buffer.from(text) }]
      return github.state.git.write(branch, { additions, deletions: [], message: `Add ${path}`, author: 'Anna <anna@example.com>' })
    },
    [Symbol.asyncDispose]: async () => {
      rmSync(folder, { recursive: true, force: true })
      await github[Symbol.asyncDispose]()
    },
  }
}

/** A pull request as GitHub knows it, and the event of a run that it started. */
export function openPull(
  { github }: Desk,
  { branch, repository = 'acme/shop', sha }: { branch: string; repository?: string; sha: string },
): { readonly number: number } {
  const number = github.state.pulls.length + 1
  github.state.pulls.push({ number, title: 't', body: '', state: 'open', labels: [], author: 'anna', head: { repository, branch, sha }, base: 'main' })
  return { number }
}

export const pullRequestEvent = (sha: string, branch: string, run = 1): Event => ({
  name: 'pull_request',
  run,
  payload: { pull_request: { number: 99, head: { sha, ref: branch, repo: { full_name: 'acme/shop' } } } },
})

/** As the job gets it that runs after a contribution's own. */
export const workflowRunEvent = ({ sha, branch, repository, run = 1 }: { sha: string; branch: string; repository: string; run?: number }): Event => ({
  name: 'workflow_run',
  run: 9_999,
  payload: {
    workflow_run: {
      id: run,
      head_sha: sha,
      head_branch: branch,
      head_repository: { full_name: repository },
      html_url: `https://github.com/acme/shop/actions/runs/${run}`,
    },
  },
})

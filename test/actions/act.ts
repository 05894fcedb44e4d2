import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '../../src/model/json.ts'
import { installOnce, type Installed } from '../structure/linters.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

const act: Installed = {
  name: 'act',
  version: '0.2.89',
  installer: 'go',
  install: (folder) => ({ args: ['install', 'github.com/nektos/act@v0.2.89'], env: { GOBIN: folder } }),
  program: 'act',
}

/** The action's own commit, as a workspace names it. */
export const ownAction = `acme/sluice@${'a'.repeat(40)}`

/** One event of GitHub, and what a run may see. */
export type Event = {
  readonly name: 'pull_request' | 'workflow_run' | 'push' | 'schedule'
  readonly body: JsonObject
  readonly workflow: string
  readonly secrets?: Readonly<Record<string, string>>
  readonly variables?: Readonly<Record<string, string>>
}

export type Run = { readonly code: number; readonly log: string }

/** A machine that runs workflows as GitHub's runners do, as far as act can: without permissions, environments and concurrency. */
export type Runner = {
  /** Runs one workflow of a workspace on an event. */
  readonly run: (workspace: string, event: Event) => Promise<Run>
  /** What a run has left under an artifact's name. */
  readonly artifact: (name: string) => Buffer
  [Symbol.dispose](): void
}

/** `surroundings` is what every step finds in its environment. Undefined where there is no Go to build act with. */
export function startRunner(surroundings: Readonly<Record<string, string>>): Runner | undefined {
  const program = installOnce(act)
  if (program === undefined) return undefined
  const root = mkdtempSync(join(tmpdir(), 'sluice-act-'))
  const artifacts = join(root, 'artifacts')
  const replaced = [`${ownAction}=${sluiceAction(root)}`, ...uploads(join(root, 'upload'))]
  const env = { ...surroundings, ARTIFACTS: artifacts }
  return {
    run: (workspace, event) => {
      const [body, secrets] = [join(root, 'event.json'), join(root, 'secrets')]
      writeFileSync(body, JSON.stringify(event.body))
      writeFileSync(
        secrets,
        pairs(event.secrets ?? {})
          .map(([name, text]) => `${name}='${text}'\n`)
          .join(''),
        { mode: 0o600 },
      )
      const flags = [
        `--workflows=.github/workflows/${event.workflow}`,
        `--eventpath=${body}`,
        `--secret-file=${secrets}`,
        '--platform=ubuntu-24.04=-self-hosted',
        ...pairs(event.variables ?? {}).map(([name, text]) => `--var=${name}=${text}`),
        ...pairs(env).map(([name, text]) => `--env=${name}=${text}`),
        ...replaced.map((one) => `--local-repository=${one}`),
      ]
      return ran(program, [event.name, ...flags], { cwd: workspace, home: root })
    },
    artifact: (name) => readFileSync(join(artifacts, name)),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
}

const pairs = (record: Readonly<Record<string, string>>): readonly (readonly [string, string])[] => Object.entries(record)

/** This checkout as an action: act copies an action's folder for every step, and copies a link as a link. */
function sluiceAction(root: string): string {
  const folder = join(root, 'sluice')
  mkdirSync(folder)
  for (const name of ['action.yml', '.github/run-verb']) cpSync(join(project, name), join(folder, name))
  for (const name of ['node_modules', 'scripts', 'src', 'docs', 'package.json']) symlinkSync(join(project, name), join(folder, name))
  return folder
}

/** Every commit of upload-artifact that the workflows name, replaced by what needs no GitHub. */
function uploads(folder: string): readonly string[] {
  mkdirSync(folder)
  cpSync(join(project, 'test/actions/upload-artifact.yml'), join(folder, 'action.yml'))
  const used = readFileSync(join(project, '.github/workflows/sluice-review.yml'), 'utf8').matchAll(/uses: (actions\/upload-artifact@\S+)/g)
  return [...new Set([...used].map((match) => match[1]))].map((action) => `${action}=${folder}`)
}

/** With a home of its own: act keeps what it copies there, and asks there how it is set up. */
function ran(program: string, args: readonly string[], { cwd, home }: { cwd: string; home: string }): Promise<Run> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, XDG_CACHE_HOME: join(home, '.cache') }
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, maxBuffer: 2 ** 26 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), log: out + err }),
    )
  })
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGit } from '../../src/adapters/git.ts'
import { createGitHub } from '../../src/adapters/github.ts'
import { createRun } from '../../src/adapters/run.ts'
import { parse } from '../../src/cli/parse.ts'
import { verb } from '../../src/cli/verbs/propose.ts'
import { wire } from '../../src/cli/wire.ts'
import { Failure } from '../../src/model/failure.ts'
import { propose as proposed } from '../../src/pipeline/propose.ts'
import { text } from '../../src/report/text.ts'
import { startGitHub, type GitHub } from '../github/github.ts'
import { style } from '../report/builders.ts'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from './workspace.ts'

export const token = 'token-of-a-test'
export const branch = 'sluice/rendered'

export type Proposing = {
  readonly place: Scratch
  readonly github: GitHub
  /** Renders the release's one object with other data. */
  readonly render: (data: string) => Promise<void>
  readonly propose: (...flags: readonly string[]) => Promise<Ran>
  /** What a job has around it. */
  readonly env: Readonly<Record<string, string>>
  [Symbol.asyncDispose](): Promise<void>
}

/** A clone of a repository on GitHub whose main has one release rendered. */
export async function clone(): Promise<Proposing> {
  const github = await startGitHub({ token })
  const place = scratch(oneRelease({ 'm.yaml': configMap('m') }))
  const env = { GITHUB_API_URL: github.url, GITHUB_SERVER_URL: github.url, GITHUB_REPOSITORY: 'acme/shop', GITHUB_TOKEN: token }
  const render = async (data: string): Promise<void> => {
    for (const [path, content] of await rendered(data)) place.write(path, content)
  }
  await render('{ a: "1" }')
  for (const args of [['init'], ['config', 'user.name', 'Test'], ['config', 'user.email', 'test@example.com'], ['add', '-A'], ['commit', '-m', 'Begin']])
    await place.git(...args)
  await pushTo({ place, github }, 'main')
  return {
    place,
    github,
    render,
    env,
    propose: (...flags) => propose(place.root, env, flags),
    [Symbol.asyncDispose]: async () => {
      place[Symbol.dispose]()
      await github[Symbol.asyncDispose]()
    },
  }
}

export const pushTo = ({ place, github }: Pick<Proposing, 'place' | 'github'>, name: string): Promise<Ran> =>
  place.git('push', '--quiet', `${github.url.replace('://', `://x-access-token:${token}@`)}/acme/shop.git`, `HEAD:${name}`)

/** Commits as somebody who is not us. */
export const commitOfAnna = ({ github }: Proposing, path: string): string =>
  github.state.git.write(branch, {
    additions: [{ path, content: Buffer.from('mine') }],
    deletions: [],
    message: 'Mend it by hand',
    author: 'Anna <anna@example.com>',
  })

const known = new Map<string, Promise<ReadonlyMap<string, string>>>()

/** The files that the data gives, rendered by helm once. */
function rendered(data: string): Promise<ReadonlyMap<string, string>> {
  const found = known.get(data) ?? renderNow(data)
  known.set(data, found)
  return found
}

async function renderNow(data: string): Promise<ReadonlyMap<string, string>> {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m', data) }))
  await sluice(['render', '--workspace', place.root])
  return new Map(['values', 'rendered'].flatMap((folder) => place.tree(folder)).map((path) => [path, readFileSync(join(place.root, path), 'utf8')]))
}

/** The verb with its flags, in this process. */
async function propose(root: string, added: Readonly<Record<string, string>>, flags: readonly string[]): Promise<Ran> {
  const env = { ...process.env, ...added }
  const world = wire(root)
  const ports = { ...world, git: async () => createGit(createRun(), root, env), github: async () => createGitHub(env, world) }
  const parsed = parse('propose', verb, { argv: ['--workspace', root, ...flags], cwd: root })
  try {
    const how = { branch: parsed.text('branch'), base: parsed.text('base'), include: parsed.list('include'), isSigned: parsed.isOn('signed') }
    const outcome = await proposed({ root, environments: parsed.list('env'), releases: [], ...how, snapshot: parsed.path('snapshot') }, ports)
    return { code: outcome.exitCode, out: text.outcome(outcome, style), err: '' }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { code: error.exitCode, out: '', err: text.failure(error, 'propose', style) }
  }
}

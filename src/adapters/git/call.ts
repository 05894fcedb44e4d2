import { delimiter, isAbsolute, resolve, sep } from 'node:path'
import { Failure } from '../../model/failure.ts'
import type { Ran, Run } from '../../ports/run.ts'

/** Runs git in the workspace; an exit code that is not `okay` is a Failure 'git-failed'. */
export type Call = (
  args: readonly string[],
  options?: { readonly input?: string; readonly indexFile?: string; readonly okay?: readonly number[]; readonly env?: Readonly<Record<string, string>> },
) => Promise<Ran>

// Git is quick; a minute is for a network disk.
const limitMs = 60_000

// rendered/ of hundreds of environments in one answer.
const maxOutputBytes = 2 ** 29

// A repository that came from elsewhere names programs in its settings; each of these keys would run one, or let a file stand in for another.
const harmless = [
  '--no-optional-locks',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.pager=cat',
    'safe.bareRepository=explicit',
    'core.splitIndex=false',
    'user.useConfigOnly=true',
    'i18n.commitEncoding=UTF-8',
  ].flatMap((setting) => ['-c', setting]),
]

export function createCall(run: Run, workspaceRoot: string, env: Readonly<Record<string, string | undefined>>): Call {
  const surroundings = usersOwn(env, workspaceRoot)
  return async (args, { input, indexFile, okay = [0], env: added = {} } = {}) => {
    const ran = await run({
      program: 'git',
      args: [...harmless, ...args],
      label: `running git ${args[0]}`,
      cwd: workspaceRoot,
      env: { ...surroundings, ...(indexFile === undefined ? {} : { GIT_INDEX_FILE: indexFile }), ...added },
      limitMs,
      maxOutputBytes,
      ...(input === undefined ? {} : { input }),
    })
    if (okay.includes(ran.exitCode)) return ran
    throw refusal(ran)
  }
}

// Who the user is, and where the settings are that only the user can write. Not GIT_DIR and its like: inside a hook they name another place.
const passed =
  /^(HOME|USER|LOGNAME|EMAIL|TZ|TMPDIR|XDG_CONFIG_HOME|GIT_(AUTHOR|COMMITTER)_.*|GIT_CONFIG_.*|GIT_CEILING_DIRECTORIES|GIT_DISCOVERY_ACROSS_FILESYSTEM)$/

function usersOwn(env: Readonly<Record<string, string | undefined>>, workspaceRoot: string): Readonly<Record<string, string>> {
  const kept = Object.entries(env).flatMap(([name, value]) => (value !== undefined && passed.test(name) ? [[name, value] as const] : []))
  return {
    ...Object.fromEntries(kept),
    PATH: safePath(env['PATH'] ?? '', workspaceRoot),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone fetches what it lacks, by programs that its settings name.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
  }
}

const safePath = (path: string, workspaceRoot: string): string =>
  path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !`${resolve(folder)}${sep}`.startsWith(`${resolve(workspaceRoot)}${sep}`))
    .join(delimiter)

type Row = { readonly says: RegExp; readonly means: string; readonly hint: string }

const rows: readonly Row[] = [
  { says: /dubious ownership/, means: 'the repository belongs to another user', hint: 'git config --global --add safe.directory "$PWD"' },
  { says: /not a git repository/, means: 'this is not in a Git work tree', hint: 'git init' },
  {
    says: /identity unknown|tell me who you are|empty ident|no (name|email) was given|user\.useConfigOnly/,
    means: 'git does not know who you are',
    hint: 'git config --global user.name "Your Name" && git config --global user.email you@example.com',
  },
  {
    says: /\.lock'|cannot lock ref/,
    means: 'another git is at work here, or the branch moved meanwhile',
    hint: 'Wait for it to end, then run the same command again',
  },
  {
    says: /promisor|lazy fetching|unable to read|missing blob/,
    means: 'this clone lacks a part of the history',
    hint: 'git fetch --unshallow, or clone without --filter',
  },
]

/** What git refused to do → why, and the cure. */
export function refusal({ stderr, exitCode }: Ran): Failure {
  const row = rows.find(({ says }) => says.test(stderr))
  const words = stderr.replaceAll('\n', ' ').trim().slice(0, 300)
  return new Failure('git-failed', `git cannot go on: ${row?.means ?? (words === '' ? `exit code ${exitCode}` : words)}`, {
    hint: row?.hint ?? 'Run git status to see what is wrong',
  })
}

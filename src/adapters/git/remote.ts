import { Failure } from '../../model/failure.ts'
import type { Remote } from './remote-of.ts'
import type { Call } from './call.ts'

// Settings of the repository could send the token elsewhere, drop the proof of who answers, or run a program for credentials.
const harmless = [
  '-c',
  'credential.helper=',
  '-c',
  'http.sslVerify=true',
  '-c',
  'http.followRedirects=false',
  '-c',
  'core.askPass=',
  '-c',
  'push.gpgSign=false',
]

/** Moves a branch of a remote to a commit, if it still is where it was: '' is no branch there. */
export async function push(call: Call, remote: Remote, { branch, commit, expected }: { branch: string; commit: string; expected: string }): Promise<void> {
  const ref = `refs/heads/${branch}`
  const lease = `--force-with-lease=${ref}:${expected}`
  const args = [...harmless, 'push', '--quiet', '--porcelain', '--no-verify', '--no-follow-tags', '--recurse-submodules=no', lease, '--', remote.url]
  const ran = await call([...args, `${commit}:${ref}`], { env: accessTo(remote), okay: [0, 1, 128] })
  if (ran.exitCode === 0) return
  throw refusal(`${ran.text} ${ran.stderr}`, branch)
}

/** Brings one commit here, without its history and without a branch. */
export async function fetchCommit(call: Call, remote: Remote, commit: string): Promise<void> {
  const ran = await call(
    [...harmless, 'fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', '--recurse-submodules=no', '--', remote.url, commit],
    {
      env: accessTo(remote),
      okay: [0, 1, 128],
    },
  )
  if (ran.exitCode !== 0) throw refusal(ran.stderr, commit.slice(0, 12))
}

/** By the environment, which no list of processes shows, and for this address alone. */
function accessTo({ url, token }: Remote): Readonly<Record<string, string>> {
  const { protocol, origin } = new URL(url)
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  return {
    GIT_ALLOW_PROTOCOL: protocol.slice(0, -1),
    GIT_CONFIG_COUNT: '2',
    // An empty one takes away those that a checkout left in the settings of the clone: GitHub refuses two.
    GIT_CONFIG_KEY_0: `http.${origin}/.extraHeader`,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: `http.${origin}/.extraHeader`,
    GIT_CONFIG_VALUE_1: `Authorization: Basic ${basic}`,
  }
}

function refusal(said: string, what: string): Failure {
  if (/stale info|\[rejected\]|fetch first/.test(said))
    return new Failure('stale', `Cannot move ${what}: somebody else moved it meanwhile, and nothing was overwritten`, { hint: 'Run it again' })
  if (/denied|403|Authentication failed|could not read Username/i.test(said))
    return new Failure('github-refused', `Cannot push ${what}: the token lacks "contents: write"`, {
      hint: 'Add to this job, under "permissions:", the line "contents: write"',
    })
  return new Failure('git-failed', `Cannot reach ${what} by Git: ${said.replaceAll(/\s+/g, ' ').trim().slice(0, 300)}`, {
    hint: 'Look at GITHUB_SERVER_URL, and run it again',
  })
}

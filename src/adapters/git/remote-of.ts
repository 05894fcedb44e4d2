import { Failure } from '../../model/failure.ts'

/** Where the repository is on GitHub, and what opens it. */
export type Remote = { readonly url: string; readonly token: string }

/** As GitHub Actions sets it: never what the clone calls "origin", which its settings may have changed. */
export function remoteOf(env: Readonly<Record<string, string | undefined>>): Remote {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '', GITHUB_TOKEN: token = '' } = env
  const { protocol, hostname } = new URL(server)
  if (protocol !== 'https:' && !['127.0.0.1', '::1', 'localhost'].includes(hostname))
    throw new Failure('usage', 'Cannot push: GITHUB_SERVER_URL is no https address, expected one, since the token would be read on the way', {
      hint: 'GitHub Actions sets it',
    })
  return { url: `${server}/${repository}.git`, token }
}

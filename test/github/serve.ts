import { parseArgs } from 'node:util'
import { startGitHub } from './github.ts'

// `node test/github/serve.ts`: the loopback GitHub as a program of its own, for what is run beside it. The first line that it prints is its address; that is
// GITHUB_API_URL and GITHUB_SERVER_URL. Branches come by `git push http://x-access-token:TOKEN@HOST/acme/shop.git`, pull requests by its REST API.
const { values } = parseArgs({
  options: {
    repository: { type: 'string', default: 'acme/shop' },
    token: { type: 'string', default: 'token-of-a-test' },
    login: { type: 'string', default: 'github-actions[bot]' },
    port: { type: 'string', default: '0' },
  },
})
const [owner = '', repo = ''] = values.repository.split('/')
const github = await startGitHub({ owner, repo, token: values.token, login: values.login, port: Number(values.port) })
process.stdout.write(`${github.url}\n`)

/** On the first signal: what it knows as one line of JSON, so that whoever started it can look, and 1 where it was asked what GitHub would not understand. */
async function end(): Promise<void> {
  const { issues, pulls, comments, checkRuns, sarifs } = github.state
  process.stdout.write(`${JSON.stringify({ issues, pulls, comments, checkRuns, sarifs })}\n`)
  await github[Symbol.asyncDispose]().catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exitCode = 1
  })
}

process.once('SIGTERM', () => void end())
process.once('SIGINT', () => void end())

import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { ownAction, startRunner, type Event, type Run, type Runner } from '../actions/act.ts'
import { configMap, oneRelease, scratch, sluice, type Scratch } from '../cli/workspace.ts'
import { startGitHub, type GitHub } from '../github/github.ts'
import { describeWithServer } from './server.ts'

const namespace = 'actions'
const release = (data: string) => oneRelease({ 'shop.yaml': configMap('shop', data).replace('name: shop', `name: shop, namespace: ${namespace}`) })

// The workflows that init writes, run for real: act in the place of GitHub's runners, the loopback GitHub in the place of its API, a real API server.
describeWithServer('the workflows', ({ kubeconfig, context, client }) => {
  let github: GitHub
  let runner: Runner | undefined
  let place: Scratch
  const environment = { KUBECONFIG: kubeconfig }

  const run = async (event: Event): Promise<Run> => {
    if (runner === undefined) throw new Error('there is no act')
    return runner.run(place.root, event)
  }
  const head = async (): Promise<string> => (await place.git('rev-parse', 'HEAD')).out.trim()
  const repository = { full_name: 'acme/shop', default_branch: 'main' }

  beforeAll(async () => {
    github = await startGitHub()
    const surroundings = { GITHUB_API_URL: github.url, GITHUB_SERVER_URL: github.url, SLUICE_KUBECTL: await embeddedProgram('kubectl'), CI: 'true' }
    runner = startRunner(surroundings)
    await client.namespace(namespace)
    place = scratch(release('{ a: "1" }'))
    place.write(
      'values/e/environment.yml',
      textOf(place, 'values/e/environment.yml').replace('context: nowhere }', `context: ${context} }\ninventory: { namespace: ${namespace} }`),
    )
    await place.git('init', '-q', '-b', 'main')
    await place.git('remote', 'add', 'origin', 'https://github.com/acme/shop.git')
    await sluice(['init', '--workspace', place.root, '--env', 'e', '--action', ownAction])
    await sluice(['snapshot', '--workspace', place.root], { env: environment })
    await commit('a workspace')
  })

  beforeEach(({ skip }) => {
    if (runner === undefined && !process.env['CI']) skip('there is no Go to build act with')
  })

  afterAll(async () => {
    runner?.[Symbol.dispose]()
    place[Symbol.dispose]()
    await github[Symbol.asyncDispose]()
  })

  async function commit(message: string): Promise<void> {
    await sluice(['render', '--workspace', place.root])
    await place.git('add', '-A')
    await place.git('-c', 'user.name=Anna', '-c', 'user.email=anna@example.com', 'commit', '-qm', message)
  }

  test('a merged commit is judged with rights to read, and applied with the token of that judgement', async () => {
    const pushed: Event = {
      name: 'push',
      workflow: 'sluice-apply.yml',
      body: { ref: 'refs/heads/main', after: await head(), repository },
      secrets: { KUBECONFIG: readFileSync(kubeconfig, 'utf8') },
      variables: { SLUICE_APPLY: 'true' },
    }

    const { code, log } = await run(pushed)

    expect(code, log).toBe(0)
    expect(await client.get(`/api/v1/namespaces/${namespace}/configmaps/shop`)).toMatchObject({ data: { a: '1' } })
  })

  test('nothing is applied before somebody has said so in the repository', async () => {
    const pushed: Event = { name: 'push', workflow: 'sluice-apply.yml', body: { ref: 'refs/heads/main', repository } }

    const { code, log } = await run(pushed)

    expect(code, log).toBe(0)
    expect(log).not.toContain('Apply what was judged')
  })

  test('a pull request is judged without a secret, and what was found is shown on it by a run of its own', async () => {
    await place.git('checkout', '-q', '-b', 'two')
    for (const [path, text] of Object.entries(release('{ a: "2" }'))) if (path.includes('_charts')) place.write(path, text)
    await commit('a is 2')
    const sha = await head()
    await place.git('push', '-q', `${github.url.replace('//', '//x-access-token:token-of-a-test@')}/acme/shop.git`, 'main', 'two')
    github.state.pulls.push(pullOf(sha))

    const body = { action: 'opened', number: 1, pull_request: { number: 1, head: headOf(sha), base: { ref: 'main' } }, repository }
    const judged = await run({ name: 'pull_request', workflow: 'sluice-review.yml', body })
    const bytes = zipSync({ 'e.json': runner?.artifact('sluice-e') ?? new Uint8Array() })
    github.state.artifacts.push({ id: 501, run: 77, name: 'sluice-e', bytes })
    const told = await run({
      name: 'workflow_run',
      workflow: 'sluice-comment.yml',
      body: { workflow_run: runOf(sha), repository },
      secrets: { GITHUB_TOKEN: 'token-of-a-test' },
    })

    expect(judged.code, judged.log).toBe(0)
    expect(told.code, told.log).toBe(0)
    expect(github.state.comments).toMatchObject([{ issue: 1, body: expect.stringMatching(/^<!-- sluice:e /) }])
    expect(github.state.checkRuns).toMatchObject([{ head_sha: sha, conclusion: 'success' }])
    await place.git('checkout', '-q', 'main')
  })

  test('the night finds drift, keeps it in an issue, and closes that when it is gone', async () => {
    const night: Event = {
      name: 'schedule',
      workflow: 'sluice-drift.yml',
      body: { repository },
      secrets: { KUBECONFIG: readFileSync(kubeconfig, 'utf8'), GITHUB_TOKEN: 'token-of-a-test' },
    }
    const edited = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shop', namespace }, data: { a: 'by hand' } }
    await client.patch(edited, 'kubectl-edit')

    const found = await run(night)
    const opened = github.state.issues.map(({ state, title }) => ({ state, title }))
    await client.patch({ ...edited, data: { a: '1' } }, 'kubectl-edit')
    const gone = await run(night)

    expect(found.code, found.log).toBe(0)
    expect(opened).toEqual([{ state: 'open', title: expect.stringContaining('e drifts') }])
    expect(gone.code, gone.log).toBe(0)
    expect(github.state.issues).toMatchObject([{ state: 'closed' }])
  })
})

const textOf = (place: Scratch, path: string): string => readFileSync(`${place.root}/${path}`, 'utf8')

const headOf = (sha: string) => ({ ref: 'two', sha, repo: { full_name: 'acme/shop' } })

const runOf = (sha: string) => ({
  id: 77,
  event: 'pull_request',
  head_sha: sha,
  head_branch: 'two',
  head_repository: { full_name: 'acme/shop' },
  html_url: 'https://github.com/acme/shop/actions/runs/77',
})

const pullOf = (sha: string) => ({
  number: 1,
  title: 'a is 2',
  body: '',
  state: 'open' as const,
  labels: [],
  author: 'anna',
  head: { repository: 'acme/shop', branch: 'two', sha },
  base: 'main',
})

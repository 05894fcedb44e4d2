import { Octokit } from '@octokit/rest'
import { expect, test } from 'vitest'
import { startGitHub, type GitHub } from './github.ts'

const place = { owner: 'acme', repo: 'shop' } as const

const clientOf = ({ url }: GitHub, token = 'token-of-a-test'): Octokit =>
  new Octokit({ auth: token, baseUrl: url, log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } })

/** The status and the message of a refusal. */
const refusalOf = async (request: Promise<unknown>): Promise<unknown> =>
  request.then(
    () => 'answered',
    (error: unknown) => error,
  )

const commitTo = (github: GitHub, branch: string, path: string): string =>
  github.state.git.write(branch, {
    additions: [{ path, content: Buffer.from(`${path}\n`) }],
    deletions: [],
    message: `Add ${path}`,
    author: 'Anna <anna@example.com>',
  })

test('the loopback GitHub keeps what it is told', async () => {
  await using github = await startGitHub()
  const octokit = clientOf(github)

  const { data: issue } = await octokit.rest.issues.create({ ...place, title: 'one', body: 'body', labels: ['x'] })
  await octokit.rest.issues.createComment({ ...place, issue_number: issue.number, body: 'said' })
  const { data: comments } = await octokit.rest.issues.listComments({ ...place, issue_number: issue.number })

  expect(comments).toMatchObject([{ body: 'said', user: { login: 'github-actions[bot]', type: 'Bot' } }])
})

test('the loopback GitHub gives pages of at most a hundred, and leads from one to the next', async () => {
  await using github = await startGitHub()
  const octokit = clientOf(github)
  const { data: issue } = await octokit.rest.issues.create({ ...place, title: 'one' })
  for (let id = 1; id <= 205; id++) github.state.comments.push({ id, issue: issue.number, body: `${id}`, author: 'anna' })

  const first = await octokit.rest.issues.listComments({ ...place, issue_number: issue.number, per_page: 500 })
  const all = await octokit.paginate(octokit.rest.issues.listComments, { ...place, issue_number: issue.number, per_page: 100 })

  expect(first.data).toHaveLength(100)
  expect(first.headers.link).toContain('rel="next"')
  expect(all.map(({ body }) => body)).toEqual(Array.from({ length: 205 }, (_, index) => `${index + 1}`))
})

test('the loopback GitHub refuses a body of more than 65,536 characters as GitHub does', async () => {
  await using github = await startGitHub()
  const octokit = clientOf(github)
  const { data: issue } = await octokit.rest.issues.create({ ...place, title: 'one' })
  const post = (length: number): Promise<unknown> => octokit.rest.issues.createComment({ ...place, issue_number: issue.number, body: 'x'.repeat(length) })

  expect(await refusalOf(post(65_536))).toBe('answered')
  expect(await refusalOf(post(65_537))).toMatchObject({
    status: 422,
    response: {
      data: { errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message: 'Body is too long (maximum is 65536 characters)' }] },
    },
  })
})

test('the loopback GitHub takes fifty annotations, and calls one more a broken request', async () => {
  const github = await startGitHub()
  const octokit = clientOf(github)
  const sha = commitTo(github, 'main', 'a')
  const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' } as const
  const create = (count: number): Promise<unknown> =>
    octokit.rest.checks.create({
      ...place,
      name: 'n',
      head_sha: sha,
      output: { title: 't', summary: 's', annotations: Array.from({ length: count }, () => annotation) },
    })

  await create(50)
  expect(github.state.checkRuns[0]?.annotations).toHaveLength(50)
  await create(51)
  await expect(github[Symbol.asyncDispose]()).rejects.toThrow('must NOT have more than 50 items')
})

test('a token without a permission is refused with the name of what it lacks', async () => {
  await using github = await startGitHub()
  github.allow({ contents: 'read' })

  const refusal = await refusalOf(clientOf(github).rest.issues.create({ ...place, title: 'one' }))

  expect(refusal).toMatchObject({
    status: 403,
    response: { data: { message: 'Resource not accessible by integration' }, headers: { 'x-accepted-github-permissions': 'issues=write' } },
  })
})

test('an unknown token is refused', async () => {
  await using github = await startGitHub()

  expect(await refusalOf(clientOf(github, 'other').rest.repos.get(place))).toMatchObject({ status: 401 })
})

test('a pull request has the commit of its branch, and compares as Git does', async () => {
  await using github = await startGitHub()
  const octokit = clientOf(github)
  const base = commitTo(github, 'main', 'a')
  github.state.git.createBranch('topic', base)
  const head = commitTo(github, 'topic', 'b')

  const { data: pull } = await octokit.rest.pulls.create({ ...place, title: 't', head: 'topic', base: 'main' })
  const { data: compared } = await octokit.rest.repos.compareCommitsWithBasehead({ ...place, basehead: `main...topic` })

  expect(pull.head).toMatchObject({ ref: 'topic', sha: head })
  expect(compared.commits.map(({ sha, commit }) => [sha, commit.message])).toEqual([[head, 'Add b']])
})

const commitOnBranch = `mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }`

test('createCommitOnBranch commits on the head that was expected, and refuses another', async () => {
  await using github = await startGitHub()
  const octokit = clientOf(github)
  const base = commitTo(github, 'main', 'a')
  const input = {
    branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'main' },
    expectedHeadOid: base,
    message: { headline: 'Render' },
    fileChanges: { additions: [{ path: 'b', contents: Buffer.from('b\n').toString('base64') }], deletions: [{ path: 'a' }] },
  }

  await octokit.graphql(commitOnBranch, { input })
  const stale = await refusalOf(octokit.graphql(commitOnBranch, { input }))

  expect(github.state.git.tree('main', true).map(({ path }) => path)).toEqual(['b'])
  expect(stale).toMatchObject({ message: expect.stringContaining('Expected branch to point to') })
})

test('a request that GitHub does not describe fails the test that made it', async () => {
  const github = await startGitHub()

  await refusalOf(clientOf(github).request({ method: 'POST', url: '/repos/acme/shop/issues', labels: 'x' }))

  await expect(github[Symbol.asyncDispose]()).rejects.toThrow("must have required property 'title'")
})

import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { branch, clone, token } from './proposing.ts'
import { sluice } from './workspace.ts'

test('what is rendered becomes a branch and a pull request, with the report as its comment', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')

  const ran = await sluice(['propose', '--workspace', desk.place.root], { env: desk.env })

  expect(ran.code, ran.err).toBe(0)
  expect(desk.github.state.pulls).toMatchObject([{ title: 'Render r 1.0.0', base: 'main', state: 'open', head: { branch } }])
  expect(desk.github.state.git.text(branch, 'rendered/e/r/configmap_ns_m.yaml')).toContain("a: '2'")
  expect(desk.github.state.comments).toEqual([expect.objectContaining({ body: expect.stringMatching(/^<!-- sluice:e sha:[\s\S]*configmap|ConfigMap/) })])
})

test('the branch has rendered/ and nothing else that is not committed', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')
  desk.place.write('secret.txt', 'hunter2')

  await desk.propose()

  const main = desk.github.state.git.tree('main', true)
  const files = (list: typeof main): readonly string[] => list.filter(({ type }) => type === 'blob').map(({ path }) => path)
  const moved = desk.github.state.git.tree(branch, true).filter((entry) => !main.some((one) => one.path === entry.path && one.sha === entry.sha))
  expect(files(moved)).toEqual(['rendered/e/r/configmap_ns_m.yaml', 'rendered/e/r/render.yml'])
  expect(files(desk.github.state.git.tree(branch, true))).toEqual(files(main))
})

test('the clone stays as it is: its branch, its index, and what is not committed', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')
  const look = async (): Promise<readonly string[]> => [(await desk.place.git('status', '--porcelain')).out, (await desk.place.git('for-each-ref')).out]
  const before = await look()

  await desk.propose()

  expect(await look()).toEqual(before)
})

test('a folder that is named comes along', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')

  await desk.propose('--include', 'values')

  expect(desk.github.state.git.text(branch, 'values/_charts/c/templates/m.yaml')).toContain('a: "2"')
})

test('where nothing is rendered anew GitHub is asked nothing', async () => {
  await using desk = await clone()

  const ran = await desk.propose()

  expect(ran.code, ran.err).toBe(0)
  expect(ran.out).toContain('Nothing to propose')
  expect(desk.github.asked).toEqual([])
})

test('a pull request that somebody else opened keeps its words', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')
  await desk.propose()
  const [pull] = desk.github.state.pulls
  desk.github.state.pulls.splice(0, 1, {
    number: pull?.number ?? 0,
    title: 'Mine',
    body: 'Mine',
    state: 'open',
    labels: [],
    author: 'anna',
    base: 'main',
    head: { repository: 'acme/shop', branch, sha: '' },
  })
  await desk.render('{ a: "3" }')

  await desk.propose()

  expect(desk.github.state.pulls).toMatchObject([{ title: 'Mine', body: 'Mine' }])
})

test('words of the pull request and of the commit hold nothing that a chart says', async () => {
  await using desk = await clone()
  await desk.render('{ a: "@acme/security Closes #1 ${1+1}" }')

  await desk.propose()

  const [commit] = desk.github.state.git.between('main', branch) ?? []
  const [pull] = desk.github.state.pulls
  expect(commit?.message).toMatch(/^Render r 1\.0\.0\n\nSluice-Proposal: [0-9a-f]{64}\nSluice-Tree: [0-9a-f]{40}$/)
  expect(`${pull?.title} ${pull?.body}`).not.toMatch(/acme\/security|Closes|\$\{/)
})

test('a token that may not push is told the line to add, and is in no output', async () => {
  await using desk = await clone()
  desk.github.allow({ contents: 'read', 'pull-requests': 'write' })
  await desk.render('{ a: "2" }')

  const ran = await sluice(['propose', '--workspace', desk.place.root], { env: desk.env })

  expect(ran.code).toBe(3)
  expect(ran.err).toContain('contents: write')
  expect(ran.out + ran.err).not.toContain(token)
})

test('settings of the clone neither run a program, nor lead the push elsewhere, nor log in as somebody else', async () => {
  await using desk = await clone()
  const canary = `touch ${desk.place.root}/canary`
  const settings = [
    ['credential.helper', `!${canary}`],
    ['core.askPass', canary],
    ['core.sshCommand', canary],
    ['core.hooksPath', `${desk.place.root}/hooks`],
    ['remote.origin.pushurl', 'http://127.0.0.1:9/elsewhere'],
    [`http.${desk.github.url}/.extraHeader`, 'Authorization: Basic bm9ib2R5Om5vdGhpbmc='],
  ] as const
  for (const [name, value] of settings) await desk.place.git('config', name, value)
  desk.place.write('hooks/pre-push', `#!/bin/sh\n${canary}\n`)
  execFileSync('chmod', ['+x', `${desk.place.root}/hooks/pre-push`])
  await desk.render('{ a: "2" }')

  const ran = await desk.propose()

  expect(ran.code, ran.err).toBe(0)
  expect(desk.place.tree().filter((path) => path.includes('canary'))).toEqual([])
})

import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { branch, clone, commitOfAnna, pushTo } from './proposing.ts'

test('proposing the same again commits nothing and opens nothing', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')
  await desk.propose()
  const tip = desk.github.state.git.tip(branch)

  const ran = await desk.propose()

  expect(ran.code, ran.err).toBe(0)
  expect(ran.out).toContain('nothing was committed')
  expect(desk.github.state.git.tip(branch)).toBe(tip)
  expect(desk.github.state.pulls).toHaveLength(1)
  expect(desk.github.state.comments).toHaveLength(1)
})

test('another rendering takes the place of what we proposed before, in the same pull request', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')
  await desk.propose()
  await desk.render('{ a: "3" }')

  const ran = await desk.propose()

  expect(ran.code, ran.err).toBe(0)
  expect(desk.github.state.git.between('main', branch)).toHaveLength(1)
  expect(desk.github.state.git.text(branch, 'rendered/e/r/configmap_ns_m.yaml')).toContain("a: '3'")
  expect(desk.github.state.pulls).toHaveLength(1)
})

test('once main moved, the proposal stands on it', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')
  await desk.propose()
  await desk.place.git('stash')
  desk.place.write('README.md', '# Shop\n')
  await desk.place.git('add', 'README.md')
  await desk.place.git('commit', '-m', 'Say what it is')
  await pushTo(desk, 'main')
  await desk.render('{ a: "3" }')

  const ran = await desk.propose()

  expect(ran.code, ran.err).toBe(0)
  expect(desk.github.state.git.mergeBase('main', branch)).toBe(desk.github.state.git.tip('main'))
})

test("a commit of somebody else's on the branch stops it, with nothing overwritten", async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')
  await desk.propose()
  const theirs = commitOfAnna(desk, 'rendered/e/r/configmap_ns_m.yaml')
  await desk.render('{ a: "3" }')

  const ran = await desk.propose()

  expect(ran.code).toBe(2)
  expect(ran.err).toContain(theirs.slice(0, 12))
  expect(desk.github.state.git.tip(branch)).toBe(theirs)
})

test('a commit of ours that somebody changed is theirs', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')
  await desk.propose()
  const [ours] = desk.github.state.git.between('main', branch) ?? []
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', desk.github.state.git.folder, '-c', 'user.name=Anna', '-c', 'user.email=anna@example.com', ...args], { encoding: 'utf8' }).trim()
  const theirs = git('commit-tree', 'main^{tree}', '-p', 'main', '-m', ours?.message ?? '')
  git('update-ref', `refs/heads/${branch}`, theirs)

  const ran = await desk.propose()

  expect(ran.code).toBe(2)
  expect(desk.github.state.git.tip(branch)).toBe(theirs)
})

test('a branch that somebody moves at the last moment is not overwritten', async () => {
  await using desk = await clone()
  await desk.render('{ a: "2" }')
  await desk.propose()
  await desk.render('{ a: "3" }')
  let theirs = ''
  desk.github.meet('GET /repos/{owner}/{repo}/compare/{basehead}', () => undefined)
  desk.github.meet('GET /repos/{owner}/{repo}/compare/{basehead}', () => {
    // The answer is made after this hook; the commit comes when it is gone, and before the push.
    queueMicrotask(() => {
      theirs = commitOfAnna(desk, 'x')
    })
    return undefined
  })

  const ran = await desk.propose()

  expect(ran.code).toBe(12)
  expect(desk.github.state.git.tip(branch)).toBe(theirs)
})

test('commits that are not merged do not come along', async () => {
  await using desk = await clone()
  desk.place.write('mine.txt', 'not yet')
  await desk.place.git('add', 'mine.txt')
  await desk.place.git('commit', '-m', 'Mine')
  await pushTo(desk, 'mine')
  await desk.render('{ a: "2" }')

  const ran = await desk.propose()

  expect(ran.code).toBe(2)
  expect(desk.github.state.git.tip(branch)).toBeUndefined()
})
